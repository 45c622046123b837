import {
  AmiRelease,
  compareReleaseVersions,
} from '@xkf/backstage-plugin-eks-common';
import { useFormReleases } from './useFormReleases';
import { formatAge } from '../time/age';
import { useNow } from '../time/useNow';
import { EksTranslate, useEksTranslation } from '../translation';
import { ChoiceField } from './ChoiceField';
import { fieldFrame } from './frame';
import { releaseSchema } from './schemas';

function labelOf(
  t: EksTranslate,
  { releaseVersion: version, releasedAt }: AmiRelease,
  now: number,
): string {
  return releasedAt
    ? t('rotate.release.aged', { version, age: formatAge(t, releasedAt, now) })
    : version;
}

/** Takes the release of new nodes, those that AWS publishes for the cluster being offered. */
export function ReleasePicker(props: typeof releaseSchema.TProps) {
  const { uiSchema, formData, formContext, onChange } = props;
  const t = useEksTranslation();
  const now = useNow();
  const field = uiSchema['ui:options']?.clusterField ?? 'cluster';
  const { releases, loading, hint } = useFormReleases(t, formContext, field);
  return (
    <ChoiceField
      {...fieldFrame(props, t('change.field.releaseVersion.label'), hint)}
      free
      loading={loading}
      choices={[...releases]
        .sort((a, b) =>
          compareReleaseVersions(b.releaseVersion, a.releaseVersion),
        )
        .map(release => ({
          value: release.releaseVersion,
          label: labelOf(t, release, now),
        }))}
      value={formData}
      onChange={onChange}
    />
  );
}
