import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import TextField from '@material-ui/core/TextField';
import {
  ChangeRecord,
  ClusterId,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { failureOf } from '../../api/failure';
import {
  useChangePreview,
  useDrift,
  useOpenChange,
} from '../../api/terraformQueries';
import { QueryBoundary } from '../../feedback/QueryBoundary';
import { TableSkeleton } from '../../feedback/TableSkeleton';
import { useEksTranslation } from '../../translation';
import { OpenButton, RefusedReason } from './OpenButton';
import { OpenRefusal, refusalWords } from './OpenRefusal';
import { PreviewBody } from './PreviewBody';

/** Longest reason that the contract admits. */
const MAX_REASON = 2000;

export interface Opened {
  outcome: 'created' | 'existing';
  change: ChangeRecord;
}

/** What the changes would do, and the button that lets it happen. */
export function PreviewStep(props: {
  id: ClusterId;
  changes: TerraformChange[];
  reason: string;
  onReason: (reason: string) => void;
  onBack: () => void;
  onCancel: () => void;
  onOpened: (opened: Opened) => void;
}) {
  const { id, changes, reason, onReason, onBack, onCancel, onOpened } = props;
  const t = useEksTranslation();
  const preview = useChangePreview(changes);
  const open = useOpenChange(id, changes);
  const drift = useDrift(id).data;
  const pointless = preview.data?.files.length === 0;
  const openable =
    preview.data !== undefined &&
    !pointless &&
    preview.data.pullRequest?.state !== 'open';
  const refused = open.error ?? preview.error;
  const what = t('change.preview.what');
  return (
    <>
      <DialogContent>
        <OpenRefusal error={open.error} agreed={open.variables?.preview} />
        <QueryBoundary
          query={preview}
          what={what}
          words={error => refusalWords(t, failureOf(error))}
          skeleton={<TableSkeleton what={what} rows={6} />}
        >
          {data => <PreviewBody preview={data} drift={drift} />}
        </QueryBoundary>
        {openable && (
          <TextField
            id="eks-change-reason"
            fullWidth
            multiline
            margin="dense"
            variant="outlined"
            label={t('change.reason.label')}
            helperText={t('change.reason.rule')}
            inputProps={{ maxLength: MAX_REASON }}
            value={reason}
            onChange={event => onReason(event.target.value)}
          />
        )}
      </DialogContent>
      <DialogActions>
        <RefusedReason preview={openable ? preview.data : undefined} />
        <Button onClick={onCancel}>{t('change.cancel')}</Button>
        <Button onClick={onBack}>{t('change.back')}</Button>
        {!pointless && (
          <OpenButton
            preview={preview.data}
            busy={open.isPending}
            forbidden={
              refused !== null && failureOf(refused).kind === 'forbidden'
            }
            onOpen={agreed =>
              open.mutate({ preview: agreed, reason }, { onSuccess: onOpened })
            }
          />
        )}
      </DialogActions>
    </>
  );
}
