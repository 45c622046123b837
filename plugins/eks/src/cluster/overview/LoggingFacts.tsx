import { ClusterDetail } from '@xkf/backstage-plugin-eks-common';
import { Facts } from '../../facts/Facts';
import { StateChip } from '../../state/StateChip';
import { useEksTranslation } from '../../translation';

/** Which control plane logs go to CloudWatch. */
export function LoggingFacts(props: { logging: ClusterDetail['logging'] }) {
  const { enabled, disabled } = props.logging;
  const t = useEksTranslation();
  const on = { tone: 'good', icon: 'ok', word: t('overview.on') } as const;
  const off = {
    tone: 'neutral',
    icon: 'stopped',
    word: t('overview.off'),
  } as const;
  if (enabled.length + disabled.length === 0) return <>{t('value.unknown')}</>;
  return (
    <Facts
      facts={[
        ...enabled.map(label => ({ label, value: <StateChip state={on} /> })),
        ...disabled.map(label => ({ label, value: <StateChip state={off} /> })),
      ]}
    />
  );
}
