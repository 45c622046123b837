import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import { toneColor } from '../../state/toneColor';
import { EksTranslate, useEksTranslation } from '../../translation';
import { Field, FormKind } from './draft';
import { Mistake } from './draftChange';

const useStyles = makeStyles(
  theme => ({
    // The theme's red is too faint for small text; the icon and the frame carry it.
    root: {
      '& .MuiFormLabel-root.Mui-error, & .MuiFormHelperText-root.Mui-error': {
        color: theme.palette.text.primary,
      },
    },
    icon: {
      marginRight: theme.spacing(0.5),
      fontSize: '1.2em',
      verticalAlign: 'text-bottom',
      color: toneColor(theme, 'bad'),
    },
  }),
  { name: 'EksChangeField' },
);

const several: readonly Field[] = ['labels', 'taints'];
const numbers: readonly Field[] = ['minSize', 'maxSize'];

/** What takes the focus: an input, or a list to choose from. */
export interface Focusable {
  focus(): void;
}

/** What a field takes, or what is wrong with it. */
function hintOf(
  t: EksTranslate,
  props: {
    kind: FormKind;
    field: Field;
    value: string;
    mistake: Mistake | undefined;
    version: string;
  },
): string {
  const { kind, field, value, mistake, version } = props;
  if (mistake && mistake !== 'invalid') return t(`change.mistake.${mistake}`);
  if (kind === 'add-node-group' && field === 'releaseVersion') {
    return value === ''
      ? t('change.field.releaseVersion.none', { version })
      : t('change.field.releaseVersion.own', { version });
  }
  return t(`change.field.${wordsOf(kind, field)}.rule`);
}

function wordsOf(kind: FormKind, field: Field): Field | 'copied' {
  return kind === 'add-node-group' && field === 'pool' ? 'copied' : field;
}

/** One field of a form, with what it takes or what is wrong with it beneath. */
export function ChangeField(props: {
  kind: FormKind;
  field: Field;
  value: string;
  mistake: Mistake | undefined;
  /** What may be chosen; anything may be typed where it is empty. */
  options: string[];
  /** Version that the control plane runs. */
  version: string;
  inputRef: (input: Focusable | null) => void;
  onChange: (value: string) => void;
}) {
  const { kind, field, value, mistake, options, inputRef, onChange } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const id = `eks-change-${field}`;
  const hint = hintOf(t, props);
  return (
    <TextField
      className={classes.root}
      id={id}
      fullWidth
      margin="dense"
      variant="outlined"
      label={t(`change.field.${wordsOf(kind, field)}.label`)}
      value={value}
      error={mistake !== undefined}
      helperText={
        mistake ? (
          <>
            <ErrorIcon className={classes.icon} aria-hidden />
            {hint}
          </>
        ) : (
          hint
        )
      }
      multiline={several.includes(field)}
      inputProps={numbers.includes(field) ? { inputMode: 'numeric' } : {}}
      inputRef={inputRef}
      select={options.length > 0}
      // Material UI tells neither of a list to choose from.
      SelectProps={{
        SelectDisplayProps: {
          'aria-invalid': mistake !== undefined,
          'aria-describedby': `${id}-helper-text`,
        },
      }}
      onChange={event => onChange(event.target.value)}
    >
      {options.map(option => (
        <MenuItem key={option} value={option}>
          {option}
        </MenuItem>
      ))}
    </TextField>
  );
}
