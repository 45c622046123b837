export { createAwsIamAccessProvider } from './accessProvider';
export type { AwsIamAccessOptions } from './accessProvider';
