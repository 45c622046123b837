import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { Warnings } from '../change/preview/Warnings';
import { FieldHint } from '../operation/rotation/FieldHint';
import { useEksTranslation } from '../translation';
import { fieldFrame } from './frame';
import { judgePolicy } from './judgePolicy';
import { PolicyPreset } from './PolicyPreset';
import { policySchema } from './schemas';

const useStyles = makeStyles(
  theme => ({
    input: { fontFamily: 'monospace', fontSize: theme.typography.pxToRem(13) },
    // The theme's red is too faint for small text; icon and frame carry it.
    text: {
      '& .MuiFormLabel-root.Mui-error, & .MuiFormHelperText-root.Mui-error': {
        color: theme.palette.text.primary,
      },
    },
  }),
  { name: 'EksPolicyEditor' },
);

/** Takes a policy as JSON, with presets to begin from, and judges it at once. */
export function PolicyEditor(props: typeof policySchema.TProps) {
  const { uiSchema, formData = '', rawErrors, onChange } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const { mistake, warnings } = judgePolicy(formData);
  const { id, label, hint, required, disabled } = fieldFrame(
    props,
    t('field.policy'),
    t('field.policy.rule'),
  );
  const mistakes = [mistake, ...(rawErrors ?? [])].filter(Boolean);
  const wrong = mistakes.length > 0;
  return (
    <>
      {(uiSchema['ui:options']?.presets ?? true) && (
        <PolicyPreset id={`${id}-preset`} onChosen={onChange} />
      )}
      <TextField
        id={id}
        className={classes.text}
        fullWidth
        multiline
        minRows={8}
        margin="dense"
        variant="outlined"
        label={label}
        required={required}
        disabled={disabled}
        value={formData}
        error={wrong}
        helperText={
          <FieldHint wrong={wrong}>
            {wrong ? [...new Set(mistakes)].join(' ') : hint}
          </FieldHint>
        }
        inputProps={{ className: classes.input, spellCheck: false }}
        onChange={event => onChange(event.target.value || undefined)}
      />
      {warnings.length > 0 && (
        <Warnings warnings={warnings} pageOf={() => undefined} />
      )}
    </>
  );
}
