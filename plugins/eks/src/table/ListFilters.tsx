import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { FilterOption } from '../fleet/filterOptions';
import { FilterSelect } from '../fleet/FilterSelect';
import { lesserColor } from '../text/lesserColor';
import { useEksTranslation } from '../translation';
import { QueryChange } from '../url/useQueryParams';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
      '& label:not(.Mui-focused)': { color: lesserColor(theme) },
      '@media print': { display: 'none' },
    },
    fields: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    search: { flex: '1 1 200px', maxWidth: 320 },
    // Keeps the height of its button while there is none, so that the table stays.
    result: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 1),
      minHeight: 32,
    },
  }),
  { name: 'EksListFilters' },
);

/** A filter of a list that takes several values. */
export interface ListFilter {
  /** The key of the address. */
  key: string;
  label: string;
  options: FilterOption[];
  selected: string[];
}

/** A search, filters and one switch over a list; all of their state is the caller's. */
export function ListFilters(props: {
  /** Begins the ids of the fields; unique on a page. */
  id: string;
  label: string;
  search: string;
  searchHint: string;
  filters: ListFilter[];
  /** Narrows the list to what its label says. */
  only: { key: string; label: string; checked: boolean };
  /** How much of the list is shown, in words. */
  shown: string;
  /** The change that takes every filter away; undefined where none is set. */
  clear: QueryChange | undefined;
  onChange: (change: QueryChange, options?: { replace?: boolean }) => void;
}) {
  const { id, label, search, searchHint, filters, only, shown } = props;
  const { clear, onChange } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <div role="search" aria-label={label} className={classes.root}>
      <div className={classes.fields}>
        <TextField
          className={classes.search}
          id={`${id}-search`}
          type="search"
          size="small"
          variant="outlined"
          label={t('fleet.filter.search')}
          placeholder={searchHint}
          value={search}
          // One step back takes a whole search away, not its last letter.
          onChange={event =>
            onChange(
              { q: event.target.value, page: undefined },
              { replace: search !== '' },
            )
          }
        />
        {filters.map(({ key, ...filter }) => (
          <FilterSelect
            key={key}
            id={`${id}-${key}`}
            {...filter}
            onChange={selected =>
              onChange({ [key]: selected, page: undefined })
            }
          />
        ))}
        <FormControlLabel
          label={only.label}
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={only.checked}
              onChange={(_, checked) =>
                onChange({
                  [only.key]: checked ? 'true' : undefined,
                  page: undefined,
                })
              }
            />
          }
        />
      </div>
      <div className={classes.result}>
        <Typography variant="body2" component="div">
          {shown}
        </Typography>
        {clear && (
          <Button size="small" onClick={() => onChange(clear)}>
            {t('fleet.filter.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
