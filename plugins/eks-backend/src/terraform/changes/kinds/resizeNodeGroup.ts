import { InputError } from '@backstage/errors';
import { Operation } from '@xkf/tfvars';
import { isReadable } from '../../declarations/literals';
import { changePoolScore } from '../blastRadius/scores';
import {
  affectedNames,
  clusterImpacts,
  findCluster,
  poolsPath,
  requirePool,
} from '../clusters/ClusterTarget';
import { sharedConfiguration } from '../clusters/configWarnings';
import { desiredSizeWarnings, requireSizes } from '../clusters/sizes';
import { ApplyChange } from '../effect';
import { listed, slug } from '../words';

/** Sets `min_size` and `max_size` of a pool. */
export const resizeNodeGroup: ApplyChange<'resize-node-group'> = async (
  workspace,
  { clusterName, pool: name, minSize, maxSize },
) => {
  if (minSize === undefined && maxSize === undefined) {
    throw new InputError('Give a smallest size, a largest size, or both.');
  }
  const target = await findCluster(workspace, clusterName);
  const pool = requirePool(target, name);
  const min = isReadable(pool.minSize) ? pool.minSize.value : undefined;
  const max = isReadable(pool.maxSize) ? pool.maxSize.value : undefined;
  const sizes = { min: minSize ?? min, max: maxSize ?? max };
  requireSizes(sizes);
  const { location } = target;
  const path = [...poolsPath(target), { name }];
  const operations: Operation[] = [];
  if (minSize !== undefined && minSize !== min) {
    operations.push({ op: 'set', path: [...path, 'min_size'], value: minSize });
  }
  if (maxSize !== undefined && maxSize !== max) {
    operations.push({ op: 'set', path: [...path, 'max_size'], value: maxSize });
  }
  await workspace.edit(location.path, operations);
  const names = listed(affectedNames(target));
  const range = `${sizes.min ?? '?'} to ${sizes.max ?? '?'} nodes`;
  return {
    title: `Let node group ${name} of ${names} have ${range}`,
    summary: `Lets node group ${name} of ${names} have ${range} (before: ${
      min ?? '?'
    } to ${max ?? '?'}) in ${location.path}.`,
    subject: clusterName,
    action: slug(`resize-${name}`),
    clusters: affectedNames(target),
    impacts: clusterImpacts(workspace, target, changePoolScore),
    alreadySo: `${location.path} already says ${range} for node group ${name}.`,
    warnings: [
      ...desiredSizeWarnings(workspace, target, name, sizes),
      ...sharedConfiguration(target, 'note'),
    ],
  };
};
