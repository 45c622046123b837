import DialogContent from '@material-ui/core/DialogContent';
import Alert from '@material-ui/lab/Alert';
import { ClusterId, TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { useNodeGroups } from '../../api/clusterQueries';
import { failureOf } from '../../api/failure';
import { useDrift } from '../../api/terraformQueries';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { useEksTranslation } from '../../translation';
import { ChangeForm } from './ChangeForm';
import { FormKind } from './draft';
import { poolNames, undeclaredPools } from './pools';

/** A form that can be used even where the node groups cannot be read. */
export function ChooseByForm(props: {
  kind: FormKind;
  id: ClusterId;
  version: string;
  onChosen: (changes: TerraformChange[]) => void;
  onCancel: () => void;
}) {
  const { kind, id, version, onChosen, onCancel } = props;
  const t = useEksTranslation();
  const nodeGroups = useNodeGroups(id);
  const drift = useDrift(id);
  if (nodeGroups.isPending) {
    return (
      <DialogContent>
        <TableSkeleton what={t('nodeGroups.what')} rows={3} />
      </DialogContent>
    );
  }
  const items = nodeGroups.data?.items ?? [];
  const aboutPools = kind !== 'set-control-plane-version';
  return (
    <>
      {nodeGroups.error && !nodeGroups.data && aboutPools && (
        <Alert severity="warning">
          {t('change.form.unread', {
            message: failureOf(nodeGroups.error).message,
          })}
        </Alert>
      )}
      <ChangeForm
        kind={kind}
        known={{
          id,
          version,
          nodeGroups: items,
          pools: poolNames(id, items, drift.data),
          undeclared: undeclaredPools(id, drift.data),
        }}
        onChosen={onChosen}
        onCancel={onCancel}
      />
    </>
  );
}
