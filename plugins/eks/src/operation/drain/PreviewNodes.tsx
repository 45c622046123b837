import {
  DrainNode,
  DrainPod,
  DrainPreview,
} from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { drainNodeState } from '../../state/operationState';
import { StateChip } from '../../state/StateChip';
import { byNumber, Column } from '../../table/column';
import { DataTable } from '../../table/DataTable';
import { useLocalTableState } from '../../table/useLocalTableState';
import { Moment } from '../../time/Moment';
import { EksTranslate, useEksTranslation } from '../../translation';
import { PreviewPods } from './PreviewPods';

/** A node with its place in the order and its pods. */
interface Turn {
  node: DrainNode;
  number: number;
  pods: DrainPod[];
}

const refused = ({ pods }: Turn) =>
  pods.filter(({ fate }) => fate === 'refused').length;

const localData = ({ pods }: Turn) =>
  pods.filter(
    ({ fate, rules }) => fate === 'evict' && rules.includes('local-data'),
  ).length;

/** Names of nodes are unique in their cluster only. */
const keyOf = (cluster: string | undefined, node: string) =>
  cluster ? `${cluster}: ${node}` : node;

function turnsOf({ nodes, pods }: DrainPreview): Turn[] {
  const byNode = new Map<string, DrainPod[]>();
  for (const pod of pods) {
    const key = keyOf(pod.cluster, pod.node);
    byNode.set(key, [...(byNode.get(key) ?? []), pod]);
  }
  return nodes.map((node, index) => ({
    node,
    number: index + 1,
    pods: byNode.get(keyOf(node.cluster, node.name)) ?? [],
  }));
}

function turnColumns(t: EksTranslate, ofSeveral: boolean): Column<Turn>[] {
  const columns: Column<Turn>[] = [
    {
      id: 'name',
      label: t('drain.column.node'),
      cell: ({ node, number }) => `${number}. ${node.name}`,
    },
    {
      id: 'state',
      label: t('drain.column.state'),
      cell: ({ node }) => (
        <StateChip quiet state={drainNodeState(t, node.state)} />
      ),
    },
    {
      id: 'cluster',
      label: t('drain.column.cluster'),
      cell: ({ node }) => node.cluster ?? t('value.none'),
    },
    {
      id: 'nodeGroup',
      label: t('drain.column.nodeGroup'),
      cell: ({ node }) => node.nodeGroup ?? t('value.none'),
      folds: 'last',
    },
    {
      id: 'zone',
      label: t('drain.column.zone'),
      cell: ({ node }) => node.zone ?? t('value.unknown'),
      folds: 'first',
    },
    {
      id: 'age',
      label: t('drain.column.age'),
      cell: ({ node }) => <Moment quiet form="age" at={node.createdAt} />,
      folds: 'first',
    },
    {
      id: 'evict',
      label: t('drain.column.evict'),
      cell: ({ node }) => String(node.pods.toEvict),
      align: 'right',
    },
    {
      id: 'stay',
      label: t('drain.column.stay'),
      cell: ({ node }) => String(node.pods.staying),
      align: 'right',
    },
    {
      id: 'refused',
      label: t('drain.column.refused'),
      cell: turn => String(refused(turn)),
      align: 'right',
    },
    {
      id: 'data',
      label: t('drain.column.data'),
      cell: turn => String(localData(turn)),
      align: 'right',
      folds: 'first',
    },
  ];
  return columns.filter(({ id }) => ofSeveral || id !== 'cluster');
}

/** The nodes in the order in which they would be drained; each opens to its pods. */
export function PreviewNodes(props: { preview: DrainPreview }) {
  const { preview } = props;
  const t = useEksTranslation();
  const table = useLocalTableState();
  const ofSeveral = preview.nodes.some(({ cluster }) => cluster);
  const columns = useMemo(() => turnColumns(t, ofSeveral), [t, ofSeveral]);
  const turns = useMemo(() => turnsOf(preview), [preview]);
  return (
    <DataTable
      label={t('drain.preview.nodes')}
      columns={columns}
      rows={turns}
      rowKey={({ node }) => keyOf(node.cluster, node.name)}
      rowName={({ node }) => keyOf(node.cluster, node.name)}
      compare={byNumber(({ number }) => number)}
      details={({ pods, node }) => <PreviewPods node={node.name} pods={pods} />}
      empty={<EmptyPanel title={t('drain.preview.noNodes')} />}
      state={table}
    />
  );
}
