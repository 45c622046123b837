import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { OperationSummary } from '@xkf/backstage-plugin-eks-common';
import { useScanStatus } from '../../api/fleetQueries';
import { FilterSelect } from '../../fleet/FilterSelect';
import { lesserColor } from '../../text/lesserColor';
import { useEksTranslation } from '../../translation';
import { QueryChange } from '../../url/useQueryParams';
import {
  FilterKey,
  filterKeys,
  filterOptions,
  isNoFilter,
  noFilter,
  OperationsFilter,
} from './operationsFilter';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1),
      '& label:not(.Mui-focused)': { color: lesserColor(theme) },
      '@media print': { display: 'none' },
    },
    fields: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    // Keeps the height of its button while there is none, so that the table stays.
    result: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      minHeight: 32,
    },
  }),
  { name: 'EksOperationsFilters' },
);

/** The filters over a list of operations; all of their state stands in the address. */
export function OperationsFilters(props: {
  operations: OperationSummary[];
  shown: number;
  filter: OperationsFilter;
  /** True where all of them are of one cluster, which then is nothing to choose. */
  ofOne: boolean;
  onChange: (change: QueryChange) => void;
}) {
  const { operations, shown, filter, ofOne, onChange } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const keys: readonly FilterKey[] = ofOne ? ['state', 'kind'] : filterKeys;
  // The list holds those of the chosen environments alone; there are others.
  const environments = useScanStatus().data?.units.map(
    ({ environment }) => environment,
  );
  return (
    <div
      role="search"
      aria-label={t('operations.filter')}
      className={classes.root}
    >
      <div className={classes.fields}>
        {keys.map(key => (
          <FilterSelect
            key={key}
            id={`eks-operations-${key}`}
            label={t(`operations.filter.${key}`)}
            options={filterOptions(t, key, operations, {
              filter,
              environments,
            })}
            selected={filter[key]}
            onChange={selected =>
              onChange({ [key]: selected, page: undefined })
            }
          />
        ))}
      </div>
      <div className={classes.result}>
        <Typography variant="body2" component="div">
          {t('operations.shown', {
            shown: String(shown),
            total: String(operations.length),
          })}
        </Typography>
        {!isNoFilter(filter) && (
          <Button size="small" onClick={() => onChange(noFilter)}>
            {t('fleet.filter.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
