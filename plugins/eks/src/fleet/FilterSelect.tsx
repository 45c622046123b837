import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import ListItemText from '@material-ui/core/ListItemText';
import MenuItem from '@material-ui/core/MenuItem';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import Select from '@material-ui/core/Select';
import { makeStyles } from '@material-ui/core/styles';
import { useEksTranslation } from '../translation';
import { FilterOption } from './filterOptions';

const useStyles = makeStyles(
  // As wide whatever is chosen, so that a choice moves nothing.
  { root: { flex: '1 1 140px', minWidth: 0, maxWidth: 220 } },
  { name: 'EksFilterSelect' },
);

/** A filter that takes several values. */
export function FilterSelect(props: {
  id: string;
  label: string;
  options: FilterOption[];
  selected: string[];
  onChange: (selected: string[]) => void;
}) {
  const { id, label, options, selected, onChange } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const nameOf = (value: string) =>
    options.find(option => option.value === value)?.label ?? value;
  return (
    <FormControl variant="outlined" size="small" className={classes.root}>
      <InputLabel id={`${id}-label`} shrink>
        {label}
      </InputLabel>
      <Select
        multiple
        displayEmpty
        id={id}
        labelId={`${id}-label`}
        input={<OutlinedInput notched label={label} />}
        value={selected}
        onChange={event => onChange([event.target.value].flat().map(String))}
        renderValue={values =>
          [values].flat().map(String).map(nameOf).join(', ') ||
          t('fleet.filter.all')
        }
        MenuProps={{
          getContentAnchorEl: null,
          anchorOrigin: { vertical: 'bottom', horizontal: 'left' },
        }}
      >
        {options.map(option => (
          <MenuItem key={option.value} value={option.value} dense>
            <Checkbox
              size="small"
              checked={selected.includes(option.value)}
              inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
            />
            <ListItemText primary={option.label} />
          </MenuItem>
        ))}
      </Select>
    </FormControl>
  );
}
