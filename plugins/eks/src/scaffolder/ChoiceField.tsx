import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Autocomplete, {
  AutocompleteRenderInputParams,
} from '@material-ui/lab/Autocomplete';
import { FieldHint } from '../operation/rotation/FieldHint';
import { useEksTranslation } from '../translation';

/** Something to choose. */
export interface Choice {
  value: string;
  label: string;
}

const useStyles = makeStyles(
  theme => ({
    // The theme's red is too faint for small text; icon and frame carry it.
    root: {
      '& .MuiFormLabel-root.Mui-error, & .MuiFormHelperText-root.Mui-error': {
        color: theme.palette.text.primary,
      },
    },
  }),
  { name: 'EksChoiceField' },
);

interface FieldFrame {
  id: string;
  label: string;
  /** What the field is for, or what to know about the list. */
  hint: string | undefined;
  /** What is wrong with what is entered. */
  mistakes: string[] | undefined;
  required: boolean | undefined;
  disabled: boolean | undefined;
}

interface ChoiceFieldProps extends FieldFrame {
  choices: Choice[];
  loading: boolean;
  /** Whether something that is not in the list can be typed. */
  free?: boolean;
}

/** A choice that is made already stays, even where the list does not have it. */
const choiceOf = (choices: Choice[], value: string): Choice =>
  choices.find(choice => choice.value === value) ?? { value, label: value };

/** What was typed may be the label of a choice, which the field shows after one is made. */
function valueOf(choices: Choice[], chosen: Choice | string): string {
  if (typeof chosen !== 'string') return chosen.value;
  const typed = chosen.trim();
  return choices.find(({ label }) => label === typed)?.value ?? typed;
}

/** @param isEmpty - whether nothing is chosen */
function useShared(props: ChoiceFieldProps, isEmpty: boolean) {
  const { id, label, hint, mistakes, required, disabled } = props;
  const { choices, loading, free } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const wrong = mistakes !== undefined && mistakes.length > 0;
  return {
    id,
    className: classes.root,
    options: choices,
    loading,
    disabled,
    freeSolo: free,
    autoSelect: free,
    getOptionLabel: (choice: Choice | string) =>
      typeof choice === 'string' ? choice : choice.label,
    getOptionSelected: (choice: Choice, chosen: Choice) =>
      choice.value === chosen.value,
    clearText: t('field.clear'),
    openText: t('field.open'),
    closeText: t('field.close'),
    loadingText: t('field.loading'),
    noOptionsText: t('field.nothing'),
    renderInput: (params: AutocompleteRenderInputParams) => (
      <TextField
        {...params}
        label={label}
        // Where several can be chosen, the input beside them is empty and need not be
        // filled; the label says all the same that the field is needed.
        required={required && isEmpty}
        InputLabelProps={{ ...params.InputLabelProps, required }}
        variant="outlined"
        margin="dense"
        error={wrong}
        helperText={
          <FieldHint wrong={wrong}>
            {wrong ? mistakes.join(' ') : hint}
          </FieldHint>
        }
      />
    ),
  };
}

/** A field of a template that takes one of a list. */
export function ChoiceField(
  props: ChoiceFieldProps & {
    value: string | undefined;
    onChange: (value: string | undefined) => void;
  },
) {
  const { value, choices, onChange } = props;
  const shared = useShared(props, !value);
  return (
    <Autocomplete<Choice, undefined, undefined, boolean>
      {...shared}
      value={value ? choiceOf(choices, value) : null}
      onChange={(_, choice: Choice | string | null) =>
        onChange((choice && valueOf(choices, choice)) || undefined)
      }
    />
  );
}

/** A field of a template that takes several of a list. */
export function ChoicesField(
  props: ChoiceFieldProps & {
    values: string[];
    onChange: (values: string[]) => void;
  },
) {
  const { values, choices, onChange } = props;
  const shared = useShared(props, values.length === 0);
  return (
    <Autocomplete<Choice, true, undefined, boolean>
      {...shared}
      multiple
      filterSelectedOptions
      value={values.map(value => choiceOf(choices, value))}
      onChange={(_, chosen: (Choice | string)[]) =>
        onChange(chosen.map(choice => valueOf(choices, choice)))
      }
    />
  );
}
