import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Drift } from '@xkf/backstage-plugin-eks-common';
import { Moment } from '../../time/Moment';
import { useEksTranslation } from '../../translation';
import { SourceLink } from './SourceLink';

/** What of the repository could not be read or understood, and why. */
export function DriftHoles(props: { drift: Drift }) {
  const { repository, problems } = props.drift;
  const t = useEksTranslation();
  return (
    <>
      {repository?.problem && (
        <Alert severity="warning">
          <AlertTitle>
            {t('drift.unread.title', { repository: repository.name })}
          </AlertTitle>
          {repository.problem.message}{' '}
          {repository.readAt
            ? t('drift.unread.kept', {
                when: <Moment at={repository.readAt} />,
              })
            : t('drift.unread.never')}
        </Alert>
      )}
      {problems.length > 0 && (
        <Alert severity="warning">
          <AlertTitle>
            {t('drift.problems.title', { count: problems.length })}
          </AlertTitle>
          {problems.map((problem, index) => (
            <div key={index}>
              <SourceLink source={problem} />: {problem.message}
            </div>
          ))}
        </Alert>
      )}
    </>
  );
}
