import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import {
  eksOperationApprovePermission,
  Operation,
} from '@xkf/backstage-plugin-eks-common';
import { useMe } from '../../../api/useMe';
import { usePermitted } from '../../../api/usePermitted';
import { EksTranslate, useEksTranslation } from '../../../translation';
import { Person } from '../../words/Person';
import { Acts } from './useActs';

const REASON_ID = 'eks-approval-reason';

function whyNot(
  t: EksTranslate,
  {
    own,
    denied,
    permission,
  }: Record<'own' | 'denied', boolean> & {
    permission: string;
  },
): string | undefined {
  if (own) return t('run.approval.own');
  return denied ? t('run.approval.denied', { permission }) : undefined;
}

/** Asks for the approval of somebody other than the requester, and says who may not. */
export function Approval(props: { operation: Operation; acts: Acts }) {
  const { operation, acts } = props;
  const { requestedBy, actions, cluster } = operation;
  const t = useEksTranslation();
  const me = useMe();
  const { denied, name } = usePermitted(eksOperationApprovePermission, cluster);
  if (operation.state !== 'needs-approval') return null;
  const reason = whyNot(t, {
    own: me === requestedBy,
    denied,
    permission: name,
  });
  const approve = actions.find(action => action.name === 'approve');
  return (
    <Alert
      severity="warning"
      action={
        <Button
          color="inherit"
          variant="outlined"
          disabled={reason !== undefined || acts.busy || acts.forbidden}
          aria-describedby={reason && REASON_ID}
          onClick={() => acts.act('approve')}
        >
          {approve?.title ?? t('run.approval.approve')}
        </Button>
      }
    >
      <AlertTitle>{t('run.approval.title')}</AlertTitle>
      <div>
        {t('run.approval.text', { requester: <Person by={requestedBy} /> })}
      </div>
      {reason && <div id={REASON_ID}>{reason}</div>}
    </Alert>
  );
}
