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
import { useEksTranslation } from '../../translation';
import { WizardFrame } from '../wizard/WizardFrame';
import { WizardPage } from '../wizard/WizardPage';
import { shortList } from '../words/shortList';
import { ChooseRotation } from './ChooseRotation';
import { choicesOf } from './rotationChoices';

/** What to know about the choices as a whole. */
function Notices(props: { options: RotationOptions }) {
  const { sharedWith, repositoryProblem: message } = props.options;
  const t = useEksTranslation();
  return (
    <>
      {message && (
        <Alert severity="warning" style={{ marginBottom: 16 }}>
          {t('rotate.repositoryProblem', { message })}
        </Alert>
      )}
      {sharedWith.length > 0 && (
        <Alert severity="info" style={{ marginBottom: 16 }}>
          {t('rotate.sharedWith', { names: shortList(t, sharedWith) })}
        </Alert>
      )}
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
  const what = t('nodeGroups.what');
  const skeleton = <TableSkeleton what={what} />;
  return (
    <WizardFrame
      id={id}
      title={t('rotate.title', { name: id.clusterName })}
      choose={onChosen => (
        <QueryBoundary query={options} what={what} skeleton={skeleton}>
          {data => (
            <>
              <Notices options={data} />
              <ChooseRotation
                id={id}
                choices={choicesOf(t, data, nodeGroups.data?.items ?? [])}
                taken={data.candidates.map(({ pool }) => pool)}
                initial={initial}
                onChosen={onChosen}
              />
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
