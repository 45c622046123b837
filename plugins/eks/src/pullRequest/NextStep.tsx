import { Link } from '@backstage/core-components';
import {
  applies,
  applyFailures,
  ChangeRecord,
  failedChecks,
  PullRequestCheck,
} from '@xkf/backstage-plugin-eks-common';
import { Fragment } from 'react';
import { EksTranslate, useEksTranslation } from '../translation';
import { changesOnlyFiles } from './changesOnlyFiles';
import { pullRequestName } from './pullRequestName';

type Change = Pick<
  ChangeRecord,
  'state' | 'pullRequest' | 'repository' | 'commands'
>;

/** What stands in the way of merging, or that nothing does. */
function whileOpen(t: EksTranslate, change: Change): string {
  const { pullRequest, repository, commands } = change;
  const words = {
    name: pullRequestName(pullRequest),
    repository: repository.name,
    branch: pullRequest.baseBranch,
    then: changesOnlyFiles(commands)
      ? t('pullRequest.then.files')
      : t('pullRequest.then.aws'),
  };
  if (pullRequest.draft) return t('pullRequest.next.draft', words);
  if (pullRequest.mergeability === 'conflicting') {
    return t('pullRequest.next.conflicting', words);
  }
  if (pullRequest.checks.state === 'failure') {
    const limits = commands.flatMap(command => command.opaBlastRadius ?? []);
    return limits.length > 0
      ? t('pullRequest.next.failedPolicy', {
          ...words,
          limit: `${Math.max(...limits)}`,
        })
      : t('pullRequest.next.failed', words);
  }
  if (pullRequest.mergeability === 'blocked') {
    return t('pullRequest.next.blocked', words);
  }
  const { state } = pullRequest.checks;
  return state === 'pending' || state === 'unknown'
    ? t('pullRequest.next.pending', words)
    : t('pullRequest.next.open', words);
}

function Named(props: { checks: PullRequestCheck[] }) {
  return (
    <>
      {props.checks.map(({ name, url }, index) => (
        <Fragment key={name}>
          {index > 0 && ', '}
          {url ? <Link to={url}>{name}</Link> : name}
        </Fragment>
      ))}
    </>
  );
}

/** What a person, or AWS, has to do next, as a sentence. */
export function NextStep(props: { change: Change }) {
  const { change } = props;
  const { state, pullRequest, commands } = change;
  const t = useEksTranslation();
  if (state === 'open') return <>{whileOpen(t, change)}</>;
  if (state === 'merged' || state === 'applied') {
    const failed =
      state === 'merged'
        ? applyFailures(pullRequest)
        : failedChecks(pullRequest).filter(applies);
    if (failed.length > 0) {
      const words = state === 'merged' ? 'applyFailed' : 'appliedDespite';
      return (
        <>
          {t(`pullRequest.next.${words}`, {
            checks: <Named checks={failed} />,
          })}
        </>
      );
    }
    if (state === 'merged' && changesOnlyFiles(commands)) {
      return <>{t('pullRequest.next.filesMerged')}</>;
    }
  }
  if (state === 'closed' && pullRequest.closedBy) {
    const name = pullRequest.closedBy;
    return <>{t('pullRequest.next.closedBy', { name })}</>;
  }
  return <>{t(`pullRequest.next.${state}`)}</>;
}
