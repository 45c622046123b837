/**
 * Scaffolder actions that operate EKS clusters and edit their Terraform repositories.
 *
 * @packageDocumentation
 */

export { scaffolderModuleEks as default } from './module';
