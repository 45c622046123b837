import { Link } from '@backstage/core-components';
import { ChangePreview } from '@xkf/backstage-plugin-eks-common';
import { CommitId } from '../../copy/CommitId';
import { Facts } from '../../facts/Facts';
import { EksTranslate, localeOf, useEksTranslation } from '../../translation';

function clusterWords(
  t: EksTranslate,
  { clusters, warnings }: ChangePreview,
): string {
  const names = new Intl.ListFormat(localeOf(t)).format(clusters);
  // A warning above says already that they share the description.
  const said = warnings.some(({ code }) => code === 'shared-configuration');
  if (clusters.length < 2 || said) return names || t('value.none');
  return clusters.length === 2
    ? t('change.clusters.both', { names })
    : t('change.clusters.all', { names });
}

/** Which clusters a change meets, and where it would stand. */
export function PreviewFacts(props: { preview: ChangePreview }) {
  const { title, repository, baseBranch, baseCommit, branch } = props.preview;
  const t = useEksTranslation();
  return (
    <Facts
      facts={[
        { label: t('change.fact.title'), value: title },
        {
          label: t('change.fact.clusters'),
          value: clusterWords(t, props.preview),
        },
        {
          label: t('change.fact.repository'),
          value: <Link to={repository.url}>{repository.name}</Link>,
        },
        {
          label: t('change.fact.base'),
          value: (
            <>
              {baseBranch}, <CommitId commit={baseCommit} />
            </>
          ),
        },
        { label: t('change.fact.branch'), value: branch },
      ]}
    />
  );
}
