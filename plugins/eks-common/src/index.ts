/**
 * Types, endpoint table, typed client and permissions of the eks plugins.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './api';
export * from './arn';
export * from './fleet/attention';
export * from './iam/policy';
export * from './iam/presets';
export * from './iam/serviceAccountYaml';
export * from './model';
export * from './network/cidr';
export * from './network/freeRanges';
export * from './operation/targets';
export * from './permissions';
export * from './pullRequest/failedChecks';
export * from './support';
export * from './versions';
