import TextField from '@material-ui/core/TextField';
import { useEksTranslation } from '../../translation';

/** Longest reason that the contract admits. */
const MAX_REASON = 2000;

/** Why somebody wants an operation, for those who approve and review it. */
export function ReasonField(props: {
  value: string;
  onChange: (reason: string) => void;
}) {
  const { value, onChange } = props;
  const t = useEksTranslation();
  return (
    <TextField
      id="eks-operation-reason"
      fullWidth
      multiline
      margin="dense"
      variant="outlined"
      label={t('change.reason.label')}
      helperText={t('wizard.reason.rule')}
      inputProps={{ maxLength: MAX_REASON }}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  );
}
