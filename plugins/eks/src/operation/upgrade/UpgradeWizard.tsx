import { LinkButton } from '@backstage/core-components';
import { ClusterDetail, ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useNextVersion } from '../../api/versionQueries';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { useClusterPath } from '../../page/useClusterPath';
import { useEksTranslation } from '../../translation';
import { WizardFrame } from '../wizard/WizardFrame';
import { WizardPage } from '../wizard/WizardPage';
import { ChooseUpgrade } from './ChooseUpgrade';

function Upgrade(props: { id: ClusterId; cluster: ClusterDetail }) {
  const { id, cluster } = props;
  const t = useEksTranslation();
  const path = useClusterPath(id);
  const { next } = useNextVersion(cluster.version);
  if (!next) {
    return (
      <EmptyPanel
        title={t('entry.newest', { version: cluster.version })}
        action={
          path && (
            <LinkButton to={path} variant="outlined">
              {t('wizard.back', { name: id.clusterName })}
            </LinkButton>
          )
        }
      />
    );
  }
  return (
    <WizardFrame
      back={{ name: id.clusterName, path }}
      title={t('upgrade.title', { name: id.clusterName, version: next })}
      choose={onChosen => (
        <ChooseUpgrade
          id={id}
          from={cluster.version}
          version={next}
          onChosen={onChosen}
        />
      )}
    />
  );
}

/** The upgrade of a control plane by one minor, before anything happens. */
export function UpgradeWizard() {
  return <WizardPage wizard={props => <Upgrade {...props} />} />;
}
