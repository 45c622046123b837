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
export * from './permissions';
export * from './support';
export * from './versions';
