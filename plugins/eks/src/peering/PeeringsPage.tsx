import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { usePeerings } from '../api/peeringQueries';
import { useOperationSignals } from '../api/useOperationSignals';
import { QueryBoundary } from '../feedback/QueryBoundary';
import { TableSkeleton } from '../feedback/TableSkeleton';
import { ListHeading } from '../page/ListHeading';
import { usePeeringsPath } from '../page/useClusterPath';
import { usePageTitle } from '../page/usePageTitle';
import { useEksTranslation } from '../translation';
import { NewPeering } from './NewPeering';
import { PeeringList } from './PeeringList';

/** Every peering between the networks of platforms and tenants. */
export function PeeringsPage() {
  const t = useEksTranslation();
  const href = usePeeringsPath() ?? '';
  const title = t('page.peerings');
  const peerings = usePeerings();
  useOperationSignals();
  usePageTitle(title);
  const what = t('peerings.what');
  return (
    <BreadcrumbEntry entry={{ label: title, href }}>
      <ListHeading title={title} readAt={peerings.data?.readAt}>
        <NewPeering />
      </ListHeading>
      <QueryBoundary
        query={peerings}
        what={what}
        skeleton={<TableSkeleton what={what} />}
      >
        {data => <PeeringList list={data} />}
      </QueryBoundary>
    </BreadcrumbEntry>
  );
}
