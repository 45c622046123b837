/**
 * Backend of the eks plugin.
 *
 * @packageDocumentation
 */

export {
  createEksClusterConditionalDecision,
  eksClusterConditions,
  eksClusterPermissionRules,
} from './permissions';
export { eksPlugin as default } from './plugin';
