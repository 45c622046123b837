/**
 * Scaffolder actions for Terraform repositories that describe EKS clusters.
 *
 * @packageDocumentation
 */

export { scaffolderModuleEks as default } from './module';
