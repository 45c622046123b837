import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { ClusterSummary, NodeGroup } from '@xkf/backstage-plugin-eks-common';
import { aNodeGroup } from '../testing/clusterParts';
import { useEksTranslation } from '../translation';
import { nodeGroupsState, nodeGroupState } from './nodeGroupState';

function Words(props: {
  nodeGroups: NodeGroup[];
  counts: ClusterSummary['nodeGroups'][];
}) {
  const t = useEksTranslation();
  const states = [
    ...props.nodeGroups.map(nodeGroup => nodeGroupState(t, nodeGroup)),
    ...props.counts.map(counts => nodeGroupsState(t, counts)),
  ];
  return (
    <ol>
      {states.map(({ word, hint, tone }, index) => (
        <li key={index}>{[tone, word, hint].filter(Boolean).join(' | ')}</li>
      ))}
    </ol>
  );
}

async function wordsOf(
  nodeGroups: NodeGroup[],
  counts: ClusterSummary['nodeGroups'][] = [],
) {
  renderInTestApp(<Words nodeGroups={nodeGroups} counts={counts} />);
  const items = await screen.findAllByRole('listitem');
  return items.map(item => item.textContent);
}

const behind: NodeGroup['image'] = {
  state: 'behind',
  newest: { releaseVersion: '1.35.2-20261110' },
  releasesBehind: 3,
  daysBehind: 42,
};

const sick: NodeGroup['healthIssues'] = [
  {
    code: 'AccessDenied',
    message: 'denied',
    words: 'The node role lost its rights.',
    resourceIds: [],
  },
];

it('says that an image is behind beside trouble and updates', async () => {
  const words = await wordsOf([
    aNodeGroup({ state: 'behind', image: behind }),
    aNodeGroup({ state: 'degraded', image: behind, healthIssues: sick }),
    aNodeGroup({ state: 'degraded', healthIssues: sick }),
    aNodeGroup({
      state: 'updating',
      image: { ...behind, releasesBehind: undefined },
    }),
    aNodeGroup(),
  ]);
  expect(words).toEqual([
    'warning | 3 releases behind (42 d) | The newest release is 1.35.2-20261110.',
    'bad | Degraded, 3 releases behind (42 d) | The node role lost its rights. The newest release is 1.35.2-20261110.',
    'bad | Degraded | The node role lost its rights.',
    'busy | Updating, behind | The newest release is 1.35.2-20261110.',
    'good | Current',
  ]);
});

it('counts every fact of the node groups of a cluster', async () => {
  const none = { total: 3, behind: 0, degraded: 0, unknown: 0 };
  const words = await wordsOf(
    [],
    [
      undefined,
      { ...none, total: 0 },
      none,
      { ...none, total: 1, behind: 1 },
      { total: 2, behind: 2, degraded: 1, unknown: 0 },
      { ...none, behind: 1, unknown: 2 },
    ],
  );
  expect(words).toEqual([
    'neutral | Not readable',
    'neutral | No node groups',
    'good | 3 current',
    'warning | 1 of 1 behind',
    'bad | 1 of 2 degraded, 2 behind',
    'warning | 1 of 3 behind, 2 unknown',
  ]);
});
