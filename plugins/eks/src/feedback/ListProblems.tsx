import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ListProblem } from '@xkf/backstage-plugin-eks-common';
import { useId } from 'react';
import { problemState } from '../state/dataState';
import { StateChip } from '../state/StateChip';
import { Moment } from '../time/Moment';
import { useEksTranslation } from '../translation';
import { FewOfMany } from './FewOfMany';

/** Names each part of a list that could not be read, since when, and why. */
export function ListProblems(props: { problems: ListProblem[] }) {
  const { problems } = props;
  const t = useEksTranslation();
  const id = useId();
  if (problems.length === 0) return null;
  return (
    <Alert severity="warning" role="region" aria-labelledby={id}>
      <AlertTitle id={id}>
        {t('list.problems', { count: problems.length })}
      </AlertTitle>
      <FewOfMany
        items={problems}
        keyOf={({ subject }, index) => `${index} ${subject}`}
      >
        {({ subject, accountId, problem }) => (
          <>
            <strong>
              {accountId && !subject.includes(accountId)
                ? `${subject} (${accountId})`
                : subject}
            </strong>{' '}
            {problem.since &&
              t('fleet.holes.since', {
                age: <Moment form="age" at={problem.since} />,
              })}{' '}
            <StateChip quiet state={problemState(t, problem)} />
            <div>
              {problem.message}{' '}
              {problem.permission &&
                t('fleet.holes.permission', {
                  permission: problem.permission,
                })}
            </div>
          </>
        )}
      </FewOfMany>
    </Alert>
  );
}
