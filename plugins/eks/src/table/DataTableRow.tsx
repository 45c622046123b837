import Box from '@material-ui/core/Box';
import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { memo, ReactNode, useState } from 'react';
import { Facts } from '../facts/Facts';
import { useEksTranslation } from '../translation';
import { Column } from './column';

/** The first column names the row. */
const rowHeader = { component: 'th', scope: 'row', role: 'rowheader' } as const;

interface RowProps<T> {
  row: T;
  columns: Column<T>[];
  folded: Column<T>[];
  name: string;
  details: ((row: T) => ReactNode) | undefined;
  opens: boolean;
}

function Row<T>(props: RowProps<T>) {
  const { row, columns, folded, name, details, opens } = props;
  const t = useEksTranslation();
  const [open, setOpen] = useState(false);
  const Icon = open ? ExpandLessIcon : ExpandMoreIcon;
  return (
    <>
      <TableRow hover>
        {opens && (
          <TableCell padding="checkbox">
            <IconButton
              size="small"
              aria-expanded={open}
              aria-label={t('table.details', { name })}
              onClick={() => setOpen(!open)}
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
