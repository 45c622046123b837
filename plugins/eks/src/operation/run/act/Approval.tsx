import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import {
  eksOperationApprovePermission,
  Operation,
} from '@xkf/backstage-plugin-eks-common';
import { useMe } from '../../../api/useMe';
import { usePermitted } from '../../../api/usePermitted';
import { Moment } from '../../../time/Moment';
import { EksTranslate, useEksTranslation } from '../../../translation';
import { Person } from '../../words/Person';
import { actTitle } from '../../words/said';
import { Acts } from './useActs';

const REASON_ID = 'eks-approval-reason';

function whyNot(
  t: EksTranslate,
  {
    own,
    asked,
    denied,
    permission,
  }: Record<'own' | 'asked' | 'denied', boolean> & {
    permission: string;
  },
): string | undefined {
  if (own) return t('run.approval.own');
  if (asked) return t('run.approval.asked');
  return denied ? t('run.approval.denied', { permission }) : undefined;
}

/** Asks for the approval of somebody other than the requester, and says who may not. */
export function Approval(props: { operation: Operation; acts: Acts }) {
  const { operation, acts } = props;
  const { requestedBy, actions, target } = operation;
  const { until, askedBy } = operation.approval;
  const t = useEksTranslation();
  const me = useMe();
  const { denied, name } = usePermitted(eksOperationApprovePermission, target);
  if (operation.state !== 'needs-approval') return null;
  const reason = whyNot(t, {
    own: me === requestedBy,
    asked: me !== undefined && me === askedBy,
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
          {approve ? actTitle(t, approve) : t('run.approval.approve')}
        </Button>
      }
    >
      <AlertTitle>{t('run.approval.title')}</AlertTitle>
      <div>
        {t('run.approval.text', { requester: <Person by={requestedBy} /> })}
      </div>
      {until && (
        <div>{t('run.approval.until', { when: <Moment at={until} /> })}</div>
      )}
      {reason && <div id={REASON_ID}>{reason}</div>}
    </Alert>
  );
}
