import Box from '@material-ui/core/Box';
import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { memo, MouseEvent, ReactNode } from 'react';
import { Facts } from '../facts/Facts';
import { useEksTranslation } from '../translation';
import { Column } from './column';

/** The first column names the row. */
const rowHeader = { component: 'th', scope: 'row', role: 'rowheader' } as const;

const useStyles = makeStyles(
  { clickable: { cursor: 'pointer' } },
  { name: 'EksDataTableRow' },
);

/** True for a click that means something else than the row itself. */
function isMeantOtherwise({ target }: MouseEvent): boolean {
  const inside = target instanceof Element && target.closest('a, button');
  const selected = window.getSelection()?.toString();
  return Boolean(inside || selected);
}

interface RowProps<T> {
  row: T;
  rowKey: string;
  columns: Column<T>[];
  folded: Column<T>[];
  name: string;
  details: ((row: T) => ReactNode) | undefined;
  opens: boolean;
  open: boolean;
  /** Opens or closes the details of the row with this key. */
  onToggle: (rowKey: string) => void;
}

function Row<T>(props: RowProps<T>) {
  const { row, rowKey, columns, folded, name, details } = props;
  const { opens, open, onToggle } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const Icon = open ? ExpandLessIcon : ExpandMoreIcon;
  return (
    <>
      <TableRow
        hover
        className={details && classes.clickable}
        onClick={event => {
          if (details && !isMeantOtherwise(event)) onToggle(rowKey);
        }}
      >
        {opens && (
          <TableCell padding="checkbox">
            <IconButton
              size="small"
              aria-expanded={open}
              aria-label={t('table.details', { name })}
              onClick={() => onToggle(rowKey)}
            >
              <Icon fontSize="small" />
            </IconButton>
          </TableCell>
        )}
        {columns.map(({ id, align, cell }, index) => (
          <TableCell key={id} align={align} {...(index === 0 && rowHeader)}>
            {cell(row)}
          </TableCell>
        ))}
      </TableRow>
      {open && (
        <TableRow>
          <TableCell colSpan={columns.length + 1}>
            <Box py={1}>
              {folded.length > 0 && (
                <Facts
                  facts={folded.map(({ label, cell }) => ({
                    label,
                    value: cell(row),
                  }))}
                />
              )}
              {details?.(row)}
            </Box>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

/**
 * One row of a {@link DataTable} and, when opened, its details beneath. Drawn again
 * only when something of it changes, since a page may have a thousand rows.
 */
// `memo` forgets the type parameter.
export const DataTableRow = memo(Row) as typeof Row;
