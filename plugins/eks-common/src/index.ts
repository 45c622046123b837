/**
 * Types, endpoint table, typed client and permissions of the eks plugins.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './api';
export * from './arn';
export * from './fleet/attention';
export * from './model';
export * from './operation/clusters';
export * from './permissions';
export * from './pullRequest/failedChecks';
export * from './support';
export * from './versions';
