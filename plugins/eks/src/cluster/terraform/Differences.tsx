import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  ChangeRecord,
  DriftDifference,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { useMemo, useState } from 'react';
import { DataTable } from '../../table/DataTable';
import { useTableState } from '../../table/useTableState';
import { EksTranslate, useEksTranslation } from '../../translation';
import { byDifference, differenceColumns } from './differenceColumns';
import { differenceName } from './driftWords';
import { changesUnderWay } from './underWay';

/** Changes that one pull request may hold, by the contract. */
const MAX_CHANGES = 20;

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'EksDifferences' },
);

function takeWords(t: EksTranslate, count: number): string {
  if (count === 0) return t('drift.take.none');
  return count > MAX_CHANGES
    ? t('drift.take.tooMany', { max: String(MAX_CHANGES) })
    : t('drift.take', { count });
}

/** Every value on which Terraform and AWS do not agree. */
export function Differences(props: {
  items: DriftDifference[];
  /** Clusters that share the description. */
  sharedWith: string[];
  /** Pull requests about the cluster, as far as they are known. */
  changes: ChangeRecord[];
  onAdopt: (changes: TerraformChange[]) => void;
}) {
  const { items, sharedWith, changes, onAdopt } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const table = useTableState();
  const [marked, setMarked] = useState<string[]>([]);
  const underWay = useMemo(() => changesUnderWay(changes), [changes]);
  const open = items.flatMap(({ id, adopt }) =>
    adopt && !underWay(adopt) ? [{ id, adopt }] : [],
  );
  // What is in step or under way by now is no longer there to be taken over.
  const chosen = open
    .filter(({ id }) => marked.includes(id))
    .map(({ adopt }) => adopt);
  const columns = useMemo(
    () =>
      differenceColumns(
        t,
        {
          marked,
          underWay,
          toggle: id =>
            setMarked(before =>
              before.includes(id)
                ? before.filter(other => other !== id)
                : [...before, id],
            ),
        },
        onAdopt,
        sharedWith,
      ),
    [t, marked, underWay, onAdopt, sharedWith],
  );
  return (
    <section aria-label={t('drift.table')}>
      <div className={classes.line}>
        <Typography variant="h6" component="h3">
          {t('drift.differences', { count: items.length })}
        </Typography>
        {open.length > 1 && (
          <Button
            size="small"
            color="primary"
            variant="contained"
            disabled={chosen.length === 0 || chosen.length > MAX_CHANGES}
            onClick={() => onAdopt(chosen)}
          >
            {takeWords(t, chosen.length)}
          </Button>
        )}
      </div>
      <DataTable
        label={t('drift.table')}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        rowName={difference => differenceName(t, difference)}
        compare={byDifference}
        empty={null}
        state={table}
      />
    </section>
  );
}
