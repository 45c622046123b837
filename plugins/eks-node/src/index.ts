/**
 * Service ref and extension points of the eks plugin for other backend plugins.
 *
 * @packageDocumentation
 */

export * from './clusterAccess';
export * from './clusterToken';
export * from './eksServiceRef';
export * from './gitHost';
export * from './readiness';
