import {
  ClusterSummary,
  compareKubernetesVersions,
  driftStateSchema,
  ScanUnit,
  supportPhaseSchema,
} from '@xkf/backstage-plugin-eks-common';
import { driftWordState } from '../state/driftState';
import { phaseState } from '../state/supportState';
import { EksTranslate } from '../translation';
import { FleetFilter, ListKey } from './fleetFilter';

/** A value of a filter and how it is called. */
export interface FilterOption {
  value: string;
  label: string;
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b));
}

/**
 * What each filter offers: what the fleet has, and what is already chosen even
 * where the fleet no longer has it, so that it can be taken away again.
 */
export function filterOptions(
  t: EksTranslate,
  clusters: ClusterSummary[],
  units: ScanUnit[],
  filter: FleetFilter,
): Record<ListKey, FilterOption[]> {
  const places = [...clusters, ...units];
  const accounts = new Map(
    places.map(({ accountId, accountName }) => [accountId, accountName]),
  );
  const plain = (values: string[]) =>
    values.map(value => ({ value, label: value }));
  return {
    environment: plain(
      distinct([...places.map(p => p.environment), ...filter.environment]),
    ),
    account: distinct([...accounts.keys(), ...filter.account]).map(id => ({
      value: id,
      label: accounts.has(id) ? `${accounts.get(id)} (${id})` : id,
    })),
    region: plain(distinct([...places.map(p => p.region), ...filter.region])),
    version: plain(
      distinct([...clusters.map(c => c.version), ...filter.version]).sort(
        (a, b) => compareKubernetesVersions(b, a),
      ),
    ),
    phase: supportPhaseSchema.options.map(phase => ({
      value: phase,
      label: phaseState(t, phase).word,
    })),
    drift: driftStateSchema.options.map(state => ({
      value: state,
      label: driftWordState(t, state).word,
    })),
  };
}
