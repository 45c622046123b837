import { DeclaredCluster } from '../../terraform/declarations';
import { ClusterRecord } from '../store/FleetStore';
import { Adoption } from './Adoption';
import { compareNodeGroups } from './compareNodeGroups';
import { DriftNotes } from './DriftNotes';
import { idOf, noteStale } from './noteStale';

/**
 * Compares a cluster and its node groups with what a repository declares.
 * @param sharing - clusters with the same `eks_config`, as AWS has them
 */
export function compareCluster(
  record: ClusterRecord,
  declared: DeclaredCluster,
  notes: DriftNotes,
  sharing: readonly ClusterRecord[] = [],
): void {
  const { facts, nodeGroups } = record.snapshot;
  const id = idOf(record);
  const adoption = new Adoption(sharing);
  notes.compare(
    {
      aspect: 'version',
      adopt: adoption.version({
        kind: 'set-control-plane-version',
        ...id,
        version: facts.version,
      }),
    },
    declared.version,
    value => ({ declared: value, live: facts.version }),
  );
  if (declared.poolsUnreadable) {
    notes.hole(declared.poolsUnreadable, declared.source);
  } else if (nodeGroups) {
    compareNodeGroups({ id, declared, live: nodeGroups, adoption }, notes);
  } else {
    notes.hole('The node groups could not be read from AWS.');
  }
  noteStale(record, ['node-groups', 'node-group'], notes);
}
