import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { OperationPlan } from '@xkf/backstage-plugin-eks-common';
import { useEksTranslation } from '../../translation';

/** After the check: that something stands in the way, and the way back to what it is. */
export function ObstaclesReminder(props: {
  plan: OperationPlan;
  onCheck: () => void;
}) {
  const { plan, onCheck } = props;
  const count = plan.obstacles.length;
  const t = useEksTranslation();
  if (count === 0) return null;
  return (
    <Alert
      severity="error"
      style={{ marginBottom: 16 }}
      action={
        <Button color="inherit" size="small" onClick={onCheck}>
          {t('wizard.obstacles.show')}
        </Button>
      }
    >
      {t('wizard.obstacles', { count })}
    </Alert>
  );
}
