import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import Alert from '@material-ui/lab/Alert';
import { TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { FormEvent, useEffect, useRef, useState } from 'react';
import { scrollToSight } from '../../feedback/scrollToSight';
import { useEksTranslation } from '../../translation';
import { ChangeField, Focusable } from './ChangeField';
import {
  draftOfPool,
  Field,
  fieldsOf,
  firstDraft,
  FormKind,
  Known,
} from './draft';
import { readDraft } from './draftChange';

/** The form of one kind of change, filled with what AWS has now. */
export function ChangeForm(props: {
  kind: FormKind;
  known: Known;
  onChosen: (changes: TerraformChange[]) => void;
  onCancel: () => void;
}) {
  const { kind, known, onChosen, onCancel } = props;
  const { id, pools, version } = known;
  const t = useEksTranslation();
  const [draft, setDraft] = useState(() => firstDraft(kind, known));
  const [tries, setTries] = useState(0);
  const inputs = useRef(new Map<Field, Focusable>());
  const reading = readDraft(kind, id, draft, pools);
  const mistakes = tries > 0 && 'mistakes' in reading ? reading.mistakes : {};
  const firstWrong = fieldsOf[kind].find(field => mistakes[field]);
  const wrong = useRef(firstWrong);
  wrong.current = firstWrong;
  // After each attempt, once the field says what is wrong with it.
  useEffect(() => {
    if (tries > 0 && wrong.current) inputs.current.get(wrong.current)?.focus();
  }, [tries]);
  const change = (field: Field, value: string) =>
    setDraft(before => ({
      ...before,
      [field]: value,
      ...(field === 'pool' && draftOfPool(kind, known, value)),
    }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if ('change' in reading) onChosen([reading.change]);
  };
  return (
    <form noValidate onSubmit={submit} style={{ display: 'contents' }}>
      <DialogContent>
        <DialogContentText variant="body2" color="textPrimary">
          {t(`change.form.${kind}.text`)}
        </DialogContentText>
        {Object.keys(mistakes).length > 0 && (
          <Alert
            ref={scrollToSight}
            severity="error"
            role="alert"
            style={{ marginBottom: 8 }}
          >
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
            version={version}
            options={field === 'pool' ? pools : []}
            inputRef={input => {
              if (input) inputs.current.set(field, input);
              else inputs.current.delete(field);
            }}
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
