import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterSummary, ScanUnit } from '@xkf/backstage-plugin-eks-common';
import { useMemo } from 'react';
import { lesserColor } from '../text/lesserColor';
import { useEksTranslation } from '../translation';
import { QueryChange } from '../url/useQueryParams';
import { FilterSelect } from './FilterSelect';
import { filterOptions } from './filterOptions';
import { knowsDrift } from './drift';
import { FleetFilter, isNoFilter, listKeys, noFilter } from './fleetFilter';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
      '& label:not(.Mui-focused)': { color: lesserColor(theme) },
      '@media print': { display: 'none' },
    },
    fields: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    search: { flex: '1 1 200px', maxWidth: 320 },
    // Keeps the height of its buttons while there are none, so that the table stays.
    result: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 1),
      minHeight: 32,
    },
  }),
  { name: 'EksFleetFilters' },
);

/** The filters over the table; all of their state stands in the address. */
export function FleetFilters(props: {
  clusters: ClusterSummary[];
  units: ScanUnit[];
  shown: number;
  /** True where a column decides the order. */
  sorted: boolean;
  filter: FleetFilter;
  onChange: (change: QueryChange, options?: { replace?: boolean }) => void;
}) {
  const { clusters, units, shown, sorted, filter, onChange } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const options = useMemo(
    () => filterOptions(t, clusters, units, filter),
    [t, clusters, units, filter],
  );
  const keys = listKeys.filter(
    key => key !== 'drift' || filter.drift.length > 0 || knowsDrift(clusters),
  );
  // One step back takes a whole search away, not its last letter.
  const search = (text: string) =>
    onChange({ q: text, page: undefined }, { replace: filter.search !== '' });
  return (
    <div
      role="search"
      aria-label={t('fleet.filter.label')}
      className={classes.root}
    >
      <div className={classes.fields}>
        <TextField
          className={classes.search}
          id="eks-fleet-search"
          type="search"
          size="small"
          variant="outlined"
          label={t('fleet.filter.search')}
          placeholder={t('fleet.filter.searchHint')}
          value={filter.search}
          onChange={event => search(event.target.value)}
        />
        {keys.map(key => (
          <FilterSelect
            key={key}
            id={`eks-fleet-${key}`}
            label={t(`fleet.filter.${key}`)}
            options={options[key]}
            selected={filter[key]}
            onChange={selected =>
              onChange({ [key]: selected, page: undefined })
            }
          />
        ))}
      </div>
      <div className={classes.result}>
        <Typography variant="body2" component="div">
          {t('fleet.shown', {
            shown: String(shown),
            total: String(clusters.length),
          })}
        </Typography>
        {sorted && (
          <Button
            size="small"
            onClick={() =>
              onChange({ sort: undefined, order: undefined, page: undefined })
            }
          >
            {t('fleet.sort.attention')}
          </Button>
        )}
        {!isNoFilter(filter) && (
          <Button size="small" onClick={() => onChange(noFilter)}>
            {t('fleet.filter.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
