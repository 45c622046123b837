import { LinkButton } from '@backstage/core-components';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import Alert from '@material-ui/lab/Alert';
import { Peering } from '@xkf/backstage-plugin-eks-common';
import { useSearchParams } from 'react-router-dom';
import { usePeerings } from '../../api/peeringQueries';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { WizardFrame } from '../../operation/wizard/WizardFrame';
import { usePeeringsPath } from '../../page/useClusterPath';
import { useEksTranslation } from '../../translation';
import { whyNotRemovable } from '../RemovePeering';
import { ChooseRemoval } from './ChooseRemoval';

function Removal(props: { peering: Peering }) {
  const { peering } = props;
  const t = useEksTranslation();
  const path = usePeeringsPath();
  const reason = whyNotRemovable(t, peering);
  return (
    <WizardFrame
      back={{ name: t('peerings.backName'), path }}
      title={t('peering.remove.title', { name: peering.name })}
      choose={onChosen =>
        reason ? (
          <Alert severity="warning">{reason}</Alert>
        ) : (
          <ChooseRemoval peering={peering} onChosen={onChosen} />
        )
      }
    />
  );
}

/** The removal of the peering that the address names, before anything happens. */
export function RemovalWizard() {
  const t = useEksTranslation();
  const path = usePeeringsPath();
  const [params] = useSearchParams();
  const id = params.get('id');
  const peerings = usePeerings();
  const what = t('peerings.what');
  return (
    <BreadcrumbEntry entry={{ label: t('page.peerings'), href: path ?? '' }}>
      <QueryBoundary
        query={peerings}
        what={what}
        skeleton={<TableSkeleton what={what} />}
      >
        {({ items }) => {
          const peering = items.find(one => one.id === id);
          return peering ? (
            <Removal key={peering.id} peering={peering} />
          ) : (
            <EmptyPanel
              title={t('peerings.notFound.title')}
              action={
                path && (
                  <LinkButton to={path} variant="outlined">
                    {t('peerings.back')}
                  </LinkButton>
                )
              }
            >
              {t('peerings.notFound.text')}
            </EmptyPanel>
          );
        }}
      </QueryBoundary>
    </BreadcrumbEntry>
  );
}
