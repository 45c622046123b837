import Alert from '@material-ui/lab/Alert';
import {
  ClusterDetail,
  ClusterId,
  RotationOptions,
} from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useNodeGroups } from '../../api/clusterQueries';
import { useRotationOptions } from '../../api/planQueries';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { useClusterPath } from '../../page/useClusterPath';
import { useEksTranslation } from '../../translation';
import { WizardFrame } from '../wizard/WizardFrame';
import { WizardPage } from '../wizard/WizardPage';
import { ChooseRotation } from './ChooseRotation';
import { CoveredClusters } from './CoveredClusters';
import { NothingToRotate } from './NothingToRotate';
import { choicesOf } from './rotationChoices';

/** What to know about the choices as a whole. */
function Notices(props: { id: ClusterId; options: RotationOptions }) {
  const { alsoClusters, repositoryProblem: message } = props.options;
  const t = useEksTranslation();
  return (
    <>
      {message && (
        <Alert severity="warning" style={{ marginBottom: 16 }}>
          {t('rotate.repositoryProblem', { message })}
        </Alert>
      )}
      <CoveredClusters cluster={props.id.clusterName} also={alsoClusters} />
    </>
  );
}

function Rotation(props: { id: ClusterId; cluster: ClusterDetail }) {
  const { id } = props;
  const t = useEksTranslation();
  const [params] = useSearchParams();
  // What the address says at first; later the form decides.
  const [initial] = useState(() => params.getAll('nodeGroup'));
  const options = useRotationOptions(id);
  const nodeGroups = useNodeGroups(id);
  const path = useClusterPath(id);
  const what = t('nodeGroups.what');
  const skeleton = <TableSkeleton what={what} />;
  return (
    <WizardFrame
      back={{ name: id.clusterName, path }}
      title={t('rotate.title', { name: id.clusterName })}
      choose={onChosen => (
        <QueryBoundary query={options} what={what} skeleton={skeleton}>
          {data => (
            <>
              <Notices id={id} options={data} />
              {data.candidates.length === 0 ? (
                <NothingToRotate id={id} />
              ) : (
                <ChooseRotation
                  id={id}
                  choices={choicesOf(t, data, nodeGroups.data?.items ?? [])}
                  initial={initial}
                  onChosen={onChosen}
                />
              )}
            </>
          )}
        </QueryBoundary>
      )}
    />
  );
}

/** New node groups in the place of old ones, before anything happens. */
export function RotationWizard() {
  return <WizardPage wizard={props => <Rotation {...props} />} />;
}
