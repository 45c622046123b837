import { ClusterDetail } from '@xkf/backstage-plugin-eks-common';
import { Facts } from '../../facts/Facts';
import { StateChip } from '../../state/StateChip';
import { supportState } from '../../state/supportState';
import { Moment } from '../../time/Moment';
import { useEksTranslation } from '../../translation';
import { endOfSupport } from './endOfSupport';
import { Lesser } from '../../text/Lesser';

/** The version, how long AWS supports it, and what happens then. */
export function SupportFacts(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const { support } = cluster;
  const t = useEksTranslation();
  return (
    <>
      <Facts
        facts={[
          { label: t('overview.version'), value: cluster.version },
          {
            label: t('overview.platformVersion'),
            value: cluster.platformVersion ?? t('value.unknown'),
          },
          {
            label: t('overview.supportState'),
            value: <StateChip state={supportState(t, support)} />,
          },
          {
            label: t('overview.standardEnds'),
            value: <Moment form="day" at={support.endOfStandardSupport} />,
          },
          {
            label: t('overview.extendedEnds'),
            value: <Moment form="day" at={support.endOfExtendedSupport} />,
          },
          {
            label: t('overview.atTheEnd'),
            value: endOfSupport(t, cluster),
          },
        ]}
      />
      {support.source === 'bundled' && (
        <Lesser component="p">{t('overview.source.bundled')}</Lesser>
      )}
    </>
  );
}
