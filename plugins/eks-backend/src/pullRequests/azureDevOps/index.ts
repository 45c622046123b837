export { createAzureDevOpsProvider } from './provider';
