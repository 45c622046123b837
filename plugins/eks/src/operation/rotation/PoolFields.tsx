import Paper from '@material-ui/core/Paper';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Draft, Field } from '../../change/choose/draft';
import { Mistake } from '../../change/choose/draftChange';
import { Lesser } from '../../text/Lesser';
import { EksTranslate, useEksTranslation } from '../../translation';
import { FieldHint } from './FieldHint';
import { fieldId } from './readRotation';
import { ReleaseField } from './ReleaseField';
import { PoolChoice } from './rotationChoices';

/** The fields of a replacement in their order. */
export const poolFields = [
  'name',
  'releaseVersion',
  'instanceTypes',
  'minSize',
  'maxSize',
  'labels',
  'taints',
] as const satisfies readonly Field[];

type PoolField = (typeof poolFields)[number];

const numbers: readonly Field[] = ['minSize', 'maxSize'];
const several: readonly Field[] = ['labels', 'taints'];

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(2),
      marginBottom: theme.spacing(2),
      // The theme's red is too faint for small text; icon and frame carry it.
      '& .MuiFormLabel-root.Mui-error, & .MuiFormHelperText-root.Mui-error': {
        color: theme.palette.text.primary,
      },
    },
    fields: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 1fr))',
      alignItems: 'start',
      gap: theme.spacing(0, 2),
    },
  }),
  { name: 'EksPoolFields' },
);

function hintOf(
  t: EksTranslate,
  field: PoolField,
  mistake: Mistake | undefined,
): string {
  return mistake && mistake !== 'invalid'
    ? t(`change.mistake.${mistake}`)
    : t(`change.field.${field}.rule`);
}

/** What the node group that takes the place of another is like. */
export function PoolFields(props: {
  choice: PoolChoice;
  draft: Draft;
  mistakes: Partial<Record<Field, Mistake>>;
  onChange: (field: Field, value: string) => void;
}) {
  const { choice, draft, mistakes, onChange } = props;
  const { pool, releases, releasesProblem, existing } = choice.candidate;
  const classes = useStyles();
  const t = useEksTranslation();
  const title = t('rotate.replacement', { pool });
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={title}
      className={classes.root}
    >
      <Typography variant="subtitle2" component="h4">
        {title}
      </Typography>
      {existing && existing.name === draft.name.trim() && (
        <Lesser component="p" variant="body2">
          {t('rotate.existing', { name: existing.name })}
        </Lesser>
      )}
      <div className={classes.fields}>
        {poolFields.map(field => {
          const id = fieldId(pool, field);
          const wrong = mistakes[field] !== undefined;
          return field === 'releaseVersion' ? (
            <ReleaseField
              key={field}
              id={id}
              value={draft[field]}
              version={choice.version}
              releases={releases}
              problem={releasesProblem?.message}
              wrong={wrong}
              onChange={value => onChange(field, value)}
            />
          ) : (
            <TextField
              key={field}
              id={id}
              fullWidth
              margin="dense"
              variant="outlined"
              label={t(`change.field.${field}.label`)}
              value={draft[field]}
              error={wrong}
              helperText={
                <FieldHint wrong={wrong}>
                  {hintOf(t, field, mistakes[field])}
                </FieldHint>
              }
              multiline={several.includes(field)}
              inputProps={
                numbers.includes(field) ? { inputMode: 'numeric' } : {}
              }
              onChange={event => onChange(field, event.target.value)}
            />
          );
        })}
      </div>
    </Paper>
  );
}
