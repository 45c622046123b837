/**
 * Lets the Kubernetes plugin into EKS clusters of many accounts and regions.
 *
 * @packageDocumentation
 */

export { kubernetesModuleEks as default } from './module';
