import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useNetworks } from '../../api/peeringQueries';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { ListProblems } from '../../feedback/ListProblems';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { WizardFrame } from '../../operation/wizard/WizardFrame';
import { usePeeringsPath } from '../../page/useClusterPath';
import { useEksTranslation } from '../../translation';
import { ChoosePeering } from './ChoosePeering';
import { requestersOf } from './peeringDraft';

/** A new peering, before anything happens. */
export function PeeringWizard() {
  const t = useEksTranslation();
  const path = usePeeringsPath();
  const [params] = useSearchParams();
  // What the address says at first; later the form decides.
  const [initial] = useState(() => ({
    requester: params.get('requester'),
    accepter: params.get('accepter'),
  }));
  const networks = useNetworks();
  const what = t('peering.networks.what');
  return (
    <BreadcrumbEntry entry={{ label: t('page.peerings'), href: path ?? '' }}>
      <WizardFrame
        back={{ name: t('peerings.backName'), path }}
        title={t('peering.title')}
        choose={onChosen => (
          <QueryBoundary
            query={networks}
            what={what}
            skeleton={<TableSkeleton what={what} />}
          >
            {({ items, problems }) => (
              <>
                <ListProblems problems={problems} />
                {requestersOf(items).length === 0 ? (
                  <EmptyPanel title={t('peering.none.title')}>
                    {t('peering.none.text')}
                  </EmptyPanel>
                ) : (
                  <ChoosePeering
                    networks={items}
                    initial={initial}
                    onChosen={onChosen}
                  />
                )}
              </>
            )}
          </QueryBoundary>
        )}
      />
    </BreadcrumbEntry>
  );
}
