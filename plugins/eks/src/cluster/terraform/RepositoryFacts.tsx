import { Link } from '@backstage/core-components';
import { Drift } from '@xkf/backstage-plugin-eks-common';
import { CommitId } from '../../copy/CommitId';
import { Fact } from '../../facts/Facts';
import { Moment } from '../../time/Moment';
import { EksTranslate } from '../../translation';
import { SourceLink } from './SourceLink';

type Facts = (Fact | undefined)[];

/** Where a cluster is described. */
export function repositoryFacts(t: EksTranslate, drift: Drift): Facts {
  const { repository, source } = drift;
  return [
    repository && {
      label: t('drift.fact.repository'),
      value: (
        <>
          <Link to={repository.url}>{repository.name}</Link>,{' '}
          {repository.branch}
        </>
      ),
    },
    repository && {
      label: t('drift.fact.commit'),
      value: repository.commit ? (
        <>
          <CommitId commit={repository.commit} />{' '}
          {repository.commitUrl && (
            <Link to={repository.commitUrl}>{t('drift.fact.commitLink')}</Link>
          )}
        </>
      ) : (
        t('value.unknown')
      ),
    },
    source && {
      label: t('drift.fact.source'),
      value: <SourceLink source={source} />,
    },
  ];
}

/** What else the description meets, and when both sides were read. */
export function readingFacts(t: EksTranslate, drift: Drift): Facts {
  const { repository, moduleRef, sharedWith, liveReadAt } = drift;
  return [
    moduleRef ? { label: t('drift.fact.module'), value: moduleRef } : undefined,
    sharedWith.length > 0
      ? {
          label: t('drift.fact.shared'),
          value: t('drift.fact.sharedText', { names: sharedWith.join(', ') }),
        }
      : undefined,
    repository && {
      label: t('drift.fact.readAt'),
      value: <Moment at={repository.readAt} />,
    },
    {
      label: t('drift.fact.liveReadAt'),
      value: <Moment at={liveReadAt} />,
    },
  ];
}
