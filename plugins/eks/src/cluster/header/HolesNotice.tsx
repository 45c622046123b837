import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ClusterDetail, PartProblem } from '@xkf/backstage-plugin-eks-common';
import { Moment } from '../../time/Moment';
import { EksTranslate, useEksTranslation } from '../../translation';

function partName(t: EksTranslate, { part, name = '' }: PartProblem): string {
  switch (part) {
    case 'node-group':
      return t('cluster.part.node-group', { name });
    case 'addon':
      return t('cluster.part.addon', { name });
    default:
      return t(`cluster.part.${part}`);
  }
}

/** The parts of a cluster that could not be read, with their causes. */
export function PartProblems(props: { problems: PartProblem[] }) {
  const { problems } = props;
  const t = useEksTranslation();
  if (problems.length === 0) return null;
  return (
    <Alert severity="warning">
      <AlertTitle>{t('cluster.partial.title')}</AlertTitle>
      {problems.map(problem => (
        <div key={`${problem.part}/${problem.name}`}>
          <strong>{partName(t, problem)}:</strong> {problem.problem.message}
        </div>
      ))}
    </Alert>
  );
}

/** Says what of this cluster is old or missing, since when, and why. */
export function HolesNotice(props: { cluster: ClusterDetail }) {
  const { freshness, problems } = props.cluster;
  const t = useEksTranslation();
  return (
    <>
      {freshness.stale && (
        <Alert severity="warning">
          <AlertTitle>{t('cluster.stale.title')}</AlertTitle>
          {freshness.problem?.message}{' '}
          {t('cluster.stale.text', {
            when: <Moment at={freshness.lastSeen} />,
          })}
        </Alert>
      )}
      <PartProblems problems={problems} />
    </>
  );
}
