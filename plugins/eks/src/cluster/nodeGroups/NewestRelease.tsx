import { ImageFreshness } from '@xkf/backstage-plugin-eks-common';
import { Moment } from '../../time/Moment';
import { useEksTranslation } from '../../translation';
import { Lesser } from '../../text/Lesser';

/** A release version on one line, since its date would else look like another column. */
export function Release(props: { version: string }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{props.version}</span>;
}

/** The newest release AWS publishes and when, or why there is none. */
export function NewestRelease(props: { image: ImageFreshness }) {
  const { state, newest, cause } = props.image;
  const t = useEksTranslation();
  if (state === 'custom') return <>{t('nodeGroups.newest.custom')}</>;
  if (!newest) {
    return (
      <>
        {t('nodeGroups.newest.unknown', {
          cause: cause ?? t('nodeGroups.newest.noCause'),
        })}
      </>
    );
  }
  return (
    <>
      <Release version={newest.releaseVersion} />
      {newest.releasedAt && (
        <Lesser display="block">
          {t('nodeGroups.newest.released', {
            when: <Moment quiet at={newest.releasedAt} />,
          })}
        </Lesser>
      )}
    </>
  );
}
