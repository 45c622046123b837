import {
  compareKubernetesVersions,
  Node,
} from '@xkf/backstage-plugin-eks-common';
import { nodeState } from '../../state/nodeState';
import { StateChip } from '../../state/StateChip';
import { byNumber, byText, Column, inTurn } from '../../table/column';
import { Moment } from '../../time/Moment';
import { EksTranslate } from '../../translation';
import { Conditions } from './Conditions';
import { conditionsThatAreOff } from './nodeConditions';
import { podsText } from './podsText';

const rank = { 'not-ready': 0, cordoned: 1, ready: 2 };

const byState = byNumber<Node>(node => rank[node.state]);
const byName = byText<Node>(node => node.name);
const byTrouble = byNumber<Node>(node => -conditionsThatAreOff(node).length);

/** Not ready first, then cordoned, then what has conditions that are off, then by name. */
export const byNodeAttention = inTurn(byState, byTrouble, byName);

/** The columns of the nodes. */
export function nodeColumns(t: EksTranslate): Column<Node>[] {
  const unknown = t('value.unknown');
  return [
    {
      id: 'name',
      label: t('nodes.column.name'),
      cell: node => node.name,
      compare: byName,
    },
    {
      id: 'state',
      label: t('nodes.column.state'),
      cell: node => <StateChip quiet state={nodeState(t, node.state)} />,
      compare: byState,
    },
    {
      id: 'nodeGroup',
      label: t('nodes.column.nodeGroup'),
      cell: node => node.nodeGroup ?? t('value.none'),
      compare: byText(node => node.nodeGroup),
      folds: 'last',
    },
    {
      id: 'version',
      label: t('nodes.column.version'),
      cell: node => node.kubeletVersion,
      compare: (a, b) =>
        compareKubernetesVersions(a.kubeletVersion, b.kubeletVersion),
      folds: 'first',
    },
    {
      id: 'pods',
      label: t('nodes.column.pods'),
      cell: node => podsText(t, node.pods) ?? unknown,
      compare: byNumber(node => node.pods.count),
      align: 'right',
    },
    {
      id: 'age',
      label: t('nodes.column.age'),
      cell: node => <Moment quiet form="age" at={node.createdAt} />,
      compare: byNumber(node => -Date.parse(node.createdAt)),
    },
    {
      id: 'zone',
      label: t('nodes.column.zone'),
      cell: node => node.zone ?? unknown,
      compare: byText(node => node.zone),
      folds: 'first',
    },
    {
      id: 'instanceType',
      label: t('nodes.column.instanceType'),
      cell: node => node.instanceType ?? unknown,
      compare: byText(node => node.instanceType),
      folds: 'first',
    },
    {
      id: 'conditions',
      label: t('nodes.column.conditions'),
      cell: node => <Conditions node={node} />,
      compare: byTrouble,
      folds: 'last',
    },
  ];
}
