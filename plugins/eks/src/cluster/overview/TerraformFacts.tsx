import { Link } from '@backstage/core-components';
import {
  ClusterId,
  Drift,
  DriftSummary,
} from '@xkf/backstage-plugin-eks-common';
import { useDrift } from '../../api/terraformQueries';
import { Facts } from '../../facts/Facts';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { useClusterPath } from '../../page/useClusterPath';
import { driftState } from '../../state/driftState';
import { StateChip } from '../../state/StateChip';
import { useEksTranslation } from '../../translation';
import { differencesInWords } from '../terraform/driftWords';
import { readingFacts, repositoryFacts } from '../terraform/RepositoryFacts';

function DriftFacts(props: { id: ClusterId; drift: Drift }) {
  const { id, drift } = props;
  const { items, cause } = drift;
  const t = useEksTranslation();
  const tab = useClusterPath(id, 'terraform');
  return (
    <>
      <Facts
        facts={[
          {
            label: t('drift.fact.state'),
            value: (
              <>
                <StateChip state={driftState(t, drift)} />
                {cause && <div>{cause}</div>}
              </>
            ),
          },
          items.length > 0
            ? {
                label: t('drift.fact.differences'),
                value: differencesInWords(t, items),
              }
            : undefined,
          ...repositoryFacts(t, drift),
          ...readingFacts(t, drift),
        ]}
      />
      {tab && (
        <p>
          <Link to={tab}>{t('drift.toTab')}</Link>
        </p>
      )}
    </>
  );
}

/** The drift of a cluster in short. */
export function TerraformFacts(props: { id: ClusterId; drift: DriftSummary }) {
  const { id, drift } = props;
  const t = useEksTranslation();
  const whole = useDrift(id);
  const what = t('drift.what');
  return (
    <QueryBoundary
      query={whole}
      what={what}
      skeleton={
        <>
          <StateChip state={driftState(t, drift)} />
          <TableSkeleton what={what} rows={4} />
        </>
      }
    >
      {data => <DriftFacts id={id} drift={data} />}
    </QueryBoundary>
  );
}
