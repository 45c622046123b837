import { formatPerMonth } from '../money/money';
import { Tone } from '../state/state';
import { useEksTranslation } from '../translation';
import { QueryChange } from '../url/useQueryParams';
import { FleetFilter } from './fleetFilter';
import { FleetSummary } from './summary';

/** One number of the strip. */
export interface Tile {
  id: string;
  label: string;
  number: number;
  /** Lines beneath the label. */
  extras?: string[];
  /** A second number in the tile, a filter of its own. */
  part?: Pick<Tile, 'label' | 'pressed' | 'choice'>;
  /** How the number is counted. */
  hint?: string;
  tone: Tone;
  pressed: boolean;
  /** What a click writes into the address. */
  choice: QueryChange;
}

/** The numbers of the strip, in their order. */
export function useSummaryTiles(
  summary: FleetSummary,
  filter: FleetFilter,
): Tile[] {
  const t = useEksTranslation();
  const { phase, show, drift } = filter;
  const onlyPhase = (wanted: string) =>
    !show && phase.length === 1 && phase[0] === wanted;
  const { extended, extraCostPerMonth, ended, differing } = summary;
  const costs = extraCostPerMonth > 0;
  const toneFor = (number: number, tone: Tone) =>
    number > 0 ? tone : 'neutral';
  return [
    {
      id: 'clusters',
      label: t('fleet.summary.clusters', { count: summary.clusters }),
      number: summary.clusters,
      ...(differing > 0 && {
        part: {
          label: t('fleet.summary.differ', { count: differing }),
          pressed: drift.length === 1 && drift[0] === 'differs',
          choice: { drift: 'differs' },
        },
      }),
      tone: 'neutral',
      pressed: !show && phase.length === 0,
      choice: { phase: undefined, show: undefined },
    },
    {
      id: 'extended',
      label: t('fleet.summary.extended'),
      number: extended,
      extras: [
        ...(costs ? [`+ ${formatPerMonth(t, extraCostPerMonth)}`] : []),
        ...(ended > 0 ? [t('fleet.summary.ended', { count: ended })] : []),
      ],
      hint: [
        costs &&
          t('fleet.summary.extendedHint', {
            clusters: t('fleet.clusters', { count: extended }),
          }),
        ended > 0 && t('fleet.summary.endedHint', { count: ended }),
      ]
        .filter(Boolean)
        .join(' '),
      tone: ended > 0 ? 'bad' : toneFor(extended, 'warning'),
      pressed: onlyPhase('extended'),
      choice: { phase: 'extended', show: undefined },
    },
    {
      id: 'ending',
      label: t('fleet.summary.ending'),
      number: summary.ending,
      tone: toneFor(summary.ending, 'warning'),
      pressed: onlyPhase('ending'),
      choice: { phase: 'ending', show: undefined },
    },
    {
      id: 'behind',
      label: t('fleet.summary.behind', { count: summary.behindNodeGroups }),
      number: summary.behindNodeGroups,
      ...(summary.behindNodeGroups > 0 && {
        extras: [
          t('fleet.summary.behindIn', { count: summary.behindClusters }),
        ],
      }),
      tone: toneFor(summary.behindNodeGroups, 'warning'),
      pressed: show === 'behind',
      choice: { phase: undefined, show: 'behind' },
    },
    {
      id: 'degraded',
      label: t('fleet.summary.degraded'),
      number: summary.degraded,
      tone: toneFor(summary.degraded, 'bad'),
      pressed: show === 'degraded',
      choice: { phase: undefined, show: 'degraded' },
    },
    {
      id: 'unread',
      label: t('fleet.summary.unread', { count: summary.unreadableAccounts }),
      number: summary.unreadableAccounts,
      tone: toneFor(summary.unreadableAccounts, 'bad'),
      pressed: show === 'unread',
      choice: { phase: undefined, show: 'unread' },
    },
  ];
}
