import { createConditionExports } from '@backstage/plugin-permission-node';
import { clusterResourceRef } from './clusterResource';
import { eksClusterPermissionRules } from './rules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: clusterResourceRef,
  rules: eksClusterPermissionRules,
});

/** Conditions for the permission policy of an app. @public */
export const eksClusterConditions = conditions;

/** Makes a conditional decision for the permission policy of an app. @public */
export const createEksClusterConditionalDecision = createConditionalDecision;
