import { RepositoryDeclarations } from '../../terraform/declarations';
import { ClusterRecord } from '../store/FleetStore';
import { comparePeerings } from './comparePeerings';
import { DriftNotes } from './DriftNotes';
import { idOf, noteStale } from './noteStale';

/** Compares the peerings of a cluster's network with what a repository declares for an environment. */
export function compareNetwork(
  { record, environment }: { record: ClusterRecord; environment: string },
  declarations: Pick<RepositoryDeclarations, 'peerings' | 'peeringsUnreadable'>,
  notes: DriftNotes,
): void {
  const { peerings, problems } = record.snapshot;
  for (const {
    environment: env,
    side,
    reason,
    ...place
  } of declarations.peeringsUnreadable) {
    if (env === environment)
      notes.hole(`The list of ${side} peerings ${reason}`, place);
  }
  if (peerings) {
    const declared = declarations.peerings.filter(
      entry => entry.environment === environment,
    );
    comparePeerings(idOf(record), declared, peerings, notes);
  }
  noteStale(record, ['peerings'], notes);
  const explained = problems.some(({ part }) => part === 'peerings');
  if (!peerings && !explained) {
    notes.hole('The peerings have not been read from AWS yet.');
  }
}
