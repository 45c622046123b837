import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { useEksTranslation } from '../../translation';

/**
 * Why an operation cannot start, one sentence each.
 * @param props - `findings`: those that stand beneath, where the same sentences are
 * not said twice
 */
export function Obstacles(props: {
  obstacles: string[];
  findings?: PreflightFinding[];
}) {
  const { obstacles, findings = [] } = props;
  const t = useEksTranslation();
  if (obstacles.length === 0) return null;
  const others = obstacles.filter(
    obstacle => !findings.some(({ message }) => obstacle.includes(message)),
  );
  return (
    <Alert severity="error" style={{ marginBottom: 16 }}>
      <AlertTitle>
        {t('wizard.obstacles', { count: obstacles.length })}
      </AlertTitle>
      {others.map((obstacle, index) => (
        <div key={index}>{obstacle}</div>
      ))}
      {others.length < obstacles.length && t('wizard.obstacles.below')}
    </Alert>
  );
}
