/**
 * Catalog entities for EKS clusters and AWS accounts.
 *
 * @packageDocumentation
 */

export { catalogModuleEks as default } from './module';
