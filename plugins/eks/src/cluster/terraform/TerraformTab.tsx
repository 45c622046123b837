import { makeStyles } from '@material-ui/core/styles';
import {
  ChangeRecord,
  ClusterDetail,
  ClusterId,
  Drift,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { useCallback, useState } from 'react';
import { useDriftAfter } from '../../api/useDriftAfter';
import { useChanges, useDrift } from '../../api/terraformQueries';
import { ChangeDialog, ChangeStart } from '../../change/ChangeDialog';
import { EmptyPanel } from '../../feedback/EmptyPanel';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { useEksTranslation } from '../../translation';
import { ChangeMenu } from './ChangeMenu';
import { Differences } from './Differences';
import { DriftHoles } from './DriftHoles';
import { isDescribed } from './driftWords';
import { DriftVerdict } from './DriftVerdict';
import { PullRequests } from './pullRequests/PullRequests';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'EksTerraformTab' },
);

const noChanges: ChangeRecord[] = [];

function DriftBody(props: {
  drift: Drift;
  changes: ChangeRecord[];
  onStart: (start: ChangeStart) => void;
}) {
  const { drift, changes, onStart } = props;
  const t = useEksTranslation();
  const adopt = useCallback(
    (chosen: TerraformChange[]) => onStart({ changes: chosen }),
    [onStart],
  );
  return (
    <>
      <DriftVerdict
        drift={drift}
        action={
          <ChangeMenu
            obstacle={
              isDescribed(drift) ? undefined : t('change.menu.notDeclared')
            }
            onChoose={form => onStart({ form })}
          />
        }
      />
      <DriftHoles drift={drift} />
      {drift.items.length > 0 && (
        <Differences
          items={drift.items}
          sharedWith={drift.sharedWith}
          changes={changes}
          onAdopt={adopt}
        />
      )}
    </>
  );
}

/** What Terraform says about a cluster against what AWS has, and the way to change it. */
export function TerraformTab(props: { id: ClusterId; cluster: ClusterDetail }) {
  const { id, cluster } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const drift = useDrift(id);
  const changes = useChanges(id).data?.items ?? noChanges;
  useDriftAfter(id, changes, drift.data?.repository?.readAt);
  const [start, setStart] = useState<ChangeStart>();
  const what = t('drift.what');
  if (!cluster.drift) {
    return (
      <EmptyPanel title={t('drift.unconfigured.title')}>
        {t('drift.unconfigured.text')}
      </EmptyPanel>
    );
  }
  return (
    <div className={classes.root}>
      <QueryBoundary
        query={drift}
        what={what}
        skeleton={<TableSkeleton what={what} />}
      >
        {data => (
          <DriftBody drift={data} changes={changes} onStart={setStart} />
        )}
      </QueryBoundary>
      <PullRequests id={id} />
      {start && (
        <ChangeDialog
          id={id}
          version={cluster.version}
          start={start}
          onClose={() => setStart(undefined)}
        />
      )}
    </div>
  );
}
