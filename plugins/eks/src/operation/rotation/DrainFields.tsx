import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useEksTranslation } from '../../translation';
import { DrainDraft, DrainField } from './drainDraft';
import { FieldHint } from './FieldHint';
import { drainFieldId } from './readRotation';

const orders = ['oldest', 'zone', 'fewest-pods'] as const;
const numbers = ['pause', 'blocked'] as const;
const choices = ['bare', 'data'] as const;

const useStyles = makeStyles(
  theme => ({
    fields: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
      alignItems: 'start',
      gap: theme.spacing(0, 2),
    },
    choice: { display: 'flex', alignItems: 'flex-start' },
    text: { marginTop: theme.spacing(1) },
  }),
  { name: 'EksDrainFields' },
);

/** How the old nodes are drained. */
export function DrainFields(props: {
  draft: DrainDraft;
  wrong: DrainField[];
  onChange: (change: Partial<DrainDraft>) => void;
}) {
  const { draft, wrong, onChange } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <>
      <div className={classes.fields}>
        <TextField
          id={drainFieldId('order')}
          select
          fullWidth
          margin="dense"
          variant="outlined"
          label={t('rotate.order')}
          helperText={t('rotate.order.rule')}
          value={draft.order}
          onChange={event =>
            onChange({
              order:
                orders.find(order => order === event.target.value) ?? 'oldest',
            })
          }
        >
          {orders.map(order => (
            <MenuItem key={order} value={order}>
              {t(`rotate.order.${order}`)}
            </MenuItem>
          ))}
        </TextField>
        {numbers.map(field => (
          <TextField
            key={field}
            id={drainFieldId(field)}
            fullWidth
            margin="dense"
            variant="outlined"
            label={t(`rotate.${field}`)}
            helperText={
              <FieldHint wrong={wrong.includes(field)}>
                {t(`rotate.${field}.rule`)}
              </FieldHint>
            }
            error={wrong.includes(field)}
            inputProps={{ inputMode: 'numeric' }}
            value={draft[field]}
            onChange={event => onChange({ [field]: event.target.value })}
          />
        ))}
      </div>
      {choices.map(field => (
        <FormControlLabel
          key={field}
          className={classes.choice}
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={draft[field]}
              onChange={(_, checked) => onChange({ [field]: checked })}
            />
          }
          label={
            <Typography
              component="div"
              variant="body2"
              className={classes.text}
            >
              {t(`rotate.${field}`)}
            </Typography>
          }
        />
      ))}
    </>
  );
}
