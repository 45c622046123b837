import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import { toneColor } from '../../state/toneColor';
import { useEksTranslation } from '../../translation';
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

/** One field of a form, with what it takes or what is wrong with it beneath. */
export function ChangeField(props: {
  kind: FormKind;
  field: Field;
  value: string;
  mistake: Mistake | undefined;
  /** What may be chosen; anything may be typed where it is empty. */
  options: string[];
  onChange: (value: string) => void;
}) {
  const { kind, field, value, mistake, options, onChange } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const copies = kind === 'add-node-group' && field === 'pool';
  const words = copies ? 'copied' : field;
  const hint =
    mistake === undefined || mistake === 'invalid'
      ? t(`change.field.${words}.rule`)
      : t(`change.mistake.${mistake}`);
  return (
    <TextField
      className={classes.root}
      id={`eks-change-${field}`}
      fullWidth
      margin="dense"
      variant="outlined"
      label={t(`change.field.${words}.label`)}
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
      select={options.length > 0}
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
