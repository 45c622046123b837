import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import Alert from '@material-ui/lab/Alert';
import {
  ClusterId,
  NodeGroup,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { FormEvent, useState } from 'react';
import { scrollToSight } from '../../feedback/scrollToSight';
import { useEksTranslation } from '../../translation';
import { ChangeField } from './ChangeField';
import { draftOfPool, Field, fieldsOf, firstDraft, FormKind } from './draft';
import { readDraft } from './draftChange';

/** The form of one kind of change, filled with what AWS has now. */
export function ChangeForm(props: {
  kind: FormKind;
  id: ClusterId;
  /** Version that the control plane runs. */
  version: string;
  nodeGroups: NodeGroup[];
  /** Names of all pools that are known. */
  pools: string[];
  onChosen: (changes: TerraformChange[]) => void;
  onCancel: () => void;
}) {
  const { kind, id, version, nodeGroups, pools, onChosen, onCancel } = props;
  const t = useEksTranslation();
  const [draft, setDraft] = useState(() =>
    firstDraft(kind, id, version, nodeGroups, pools),
  );
  const [tried, setTried] = useState(false);
  const reading = readDraft(kind, id, draft, pools);
  const mistakes = tried && 'mistakes' in reading ? reading.mistakes : {};
  const change = (field: Field, value: string) =>
    setDraft(before => ({
      ...before,
      [field]: value,
      ...(field === 'pool' && draftOfPool(id, value, nodeGroups, pools)),
    }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if ('change' in reading) onChosen([reading.change]);
  };
  return (
    <form noValidate onSubmit={submit} style={{ display: 'contents' }}>
      <DialogContent>
        <DialogContentText variant="body2" color="textPrimary">
          {t(`change.form.${kind}.text`)}
        </DialogContentText>
        {Object.keys(mistakes).length > 0 && (
          <Alert ref={scrollToSight} severity="error" role="alert">
            {t('change.form.mistakes', {
              count: Object.keys(mistakes).length,
            })}
          </Alert>
        )}
        {fieldsOf[kind].map(field => (
          <ChangeField
            key={field}
            kind={kind}
            field={field}
            value={draft[field]}
            mistake={mistakes[field]}
            options={field === 'pool' ? pools : []}
            onChange={value => change(field, value)}
          />
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>{t('change.cancel')}</Button>
        <Button type="submit" color="primary" variant="contained">
          {t('change.toPreview')}
        </Button>
      </DialogActions>
    </form>
  );
}
