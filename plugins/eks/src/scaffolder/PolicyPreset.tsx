import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  irsaPresets,
  presetPermissions,
} from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { FieldHint } from '../operation/rotation/FieldHint';
import { useEksTranslation } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(0, 1),
      '& .MuiFormLabel-root.Mui-error, & .MuiFormHelperText-root.Mui-error': {
        color: theme.palette.text.primary,
      },
    },
    field: { flex: '1 1 220px', maxWidth: 480 },
    button: { marginTop: theme.spacing(1.5) },
  }),
  { name: 'EksPolicyPreset' },
);

/** Something for parameters without a mistake, to see whether a preset has a text. */
const examples = (parameters: readonly { name: string; example: string }[]) =>
  Object.fromEntries(parameters.map(({ name, example }) => [name, example]));

/** Those that are a policy of their own, not one that AWS keeps. */
const offered = irsaPresets.filter(
  ({ name, parameters }) =>
    presetPermissions(name, examples(parameters)).policyJson !== undefined,
);

/** Fills the editor with the policy of a preset, once its parameters fit. */
export function PolicyPreset(props: {
  id: string;
  onChosen: (policyJson: string) => void;
}) {
  const { id, onChosen } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const [name, setName] = useState('');
  const [values, setValues] = useState<Record<string, string>>({});
  const [asked, setAsked] = useState(false);
  const preset = offered.find(one => one.name === name);
  const fits = (parameter: { name: string; pattern: string }) =>
    new RegExp(`^(?:${parameter.pattern})$`).test(values[parameter.name] ?? '');
  const fill = () => {
    setAsked(true);
    if (!preset?.parameters.every(fits)) return;
    const { policyJson } = presetPermissions(name, values);
    if (policyJson) onChosen(policyJson);
  };
  return (
    <div className={classes.root}>
      <TextField
        id={id}
        select
        className={classes.field}
        margin="dense"
        variant="outlined"
        label={t('field.preset')}
        value={name}
        helperText={preset?.description ?? t('field.preset.rule')}
        SelectProps={{
          SelectDisplayProps: { 'aria-describedby': `${id}-helper-text` },
        }}
        onChange={event => {
          setName(event.target.value);
          setAsked(false);
        }}
      >
        {offered.map(one => (
          <MenuItem key={one.name} value={one.name}>
            {one.title}
          </MenuItem>
        ))}
      </TextField>
      {preset?.parameters.map(parameter => {
        const wrong = asked && !fits(parameter);
        return (
          <TextField
            key={parameter.name}
            id={`${id}-${parameter.name}`}
            className={classes.field}
            margin="dense"
            variant="outlined"
            label={parameter.title}
            value={values[parameter.name] ?? ''}
            error={wrong}
            helperText={
              <FieldHint wrong={wrong}>
                {t('field.preset.example', { example: parameter.example })}
              </FieldHint>
            }
            onChange={event =>
              setValues({ ...values, [parameter.name]: event.target.value })
            }
          />
        );
      })}
      {preset && (
        <Button className={classes.button} variant="outlined" onClick={fill}>
          {t('field.preset.fill')}
        </Button>
      )}
    </div>
  );
}
