import { Link } from '@backstage/core-components';
import {
  compareKubernetesVersions,
  compareReleaseVersions,
  NodeGroup,
} from '@xkf/backstage-plugin-eks-common';
import { nodeGroupState } from '../../state/nodeGroupState';
import { StateChip } from '../../state/StateChip';
import { byNumber, byText, Column, inTurn } from '../../table/column';
import { EksTranslate } from '../../translation';
import { NewestRelease, Release } from './NewestRelease';

const rank = {
  degraded: 0,
  updating: 1,
  behind: 2,
  unknown: 3,
  custom: 4,
  current: 5,
};

const byState = byNumber<NodeGroup>(nodeGroup => rank[nodeGroup.state]);
const byName = byText<NodeGroup>(nodeGroup => nodeGroup.name);

/** Degraded first, then what is updating or behind, then by name. */
export const byNodeGroupAttention = inTurn(byState, byName);

function scalingText(scaling: NodeGroup['scaling']): string | undefined {
  return scaling && `${scaling.min} / ${scaling.desired} / ${scaling.max}`;
}

/** Leads to the nodes of each node group, where the app has a page for them. */
function nodesColumn(
  t: EksTranslate,
  nodesPath: string | undefined,
): Column<NodeGroup>[] {
  if (!nodesPath) return [];
  return [
    {
      id: 'nodes',
      label: t('nodeGroups.nodes'),
      cell: ({ name }) => (
        <Link
          to={`${nodesPath}?nodeGroup=${encodeURIComponent(name)}`}
          aria-label={t('nodeGroups.nodesLink', { name })}
        >
          {t('nodeGroups.nodes')}
        </Link>
      ),
    },
  ];
}

/**
 * The columns of the node groups.
 * @param nodesPath - the address of the nodes of the same cluster
 */
export function nodeGroupColumns(
  t: EksTranslate,
  nodesPath: string | undefined,
): Column<NodeGroup>[] {
  const unknown = t('value.unknown');
  return [
    {
      id: 'name',
      label: t('nodeGroups.column.name'),
      cell: nodeGroup => nodeGroup.name,
      compare: byName,
    },
    {
      id: 'state',
      label: t('nodeGroups.column.state'),
      cell: nodeGroup => (
        <StateChip quiet state={nodeGroupState(t, nodeGroup)} />
      ),
      compare: byState,
    },
    {
      id: 'version',
      label: t('nodeGroups.column.version'),
      cell: nodeGroup => nodeGroup.version ?? unknown,
      compare: (a, b) =>
        compareKubernetesVersions(a.version ?? '', b.version ?? ''),
      folds: 'last',
    },
    {
      id: 'release',
      label: t('nodeGroups.column.release'),
      cell: ({ releaseVersion }) => (
        <Release version={releaseVersion ?? unknown} />
      ),
      compare: (a, b) =>
        compareReleaseVersions(a.releaseVersion ?? '', b.releaseVersion ?? ''),
    },
    {
      id: 'newest',
      label: t('nodeGroups.column.newest'),
      cell: nodeGroup => <NewestRelease image={nodeGroup.image} />,
      folds: 'first',
    },
    {
      id: 'amiType',
      label: t('nodeGroups.column.amiType'),
      cell: nodeGroup => nodeGroup.amiType ?? unknown,
      compare: byText(nodeGroup => nodeGroup.amiType),
      folds: 'first',
    },
    {
      id: 'instanceTypes',
      label: t('nodeGroups.column.instanceTypes'),
      cell: nodeGroup =>
        nodeGroup.instanceTypes?.join(', ') ??
        t('nodeGroups.instanceTypes.template'),
      folds: 'first',
    },
    {
      id: 'scaling',
      label: t('nodeGroups.column.scaling'),
      cell: nodeGroup => scalingText(nodeGroup.scaling) ?? unknown,
      compare: byNumber(nodeGroup => nodeGroup.scaling?.desired),
      align: 'right',
      folds: 'last',
    },
    ...nodesColumn(t, nodesPath),
  ];
}
