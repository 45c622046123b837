import { makeStyles } from '@material-ui/core/styles';
import { useEksTranslation } from '../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    item: {
      padding: theme.spacing(0, 0.75),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      fontFamily: 'monospace',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'EksTags' },
);

/** Tags, labels or taints, one box each. */
export function Tags(props: { tags: string[] }) {
  const { tags } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  if (tags.length === 0) return <>{t('value.none')}</>;
  return (
    <ul className={classes.list}>
      {tags.map(tag => (
        <li key={tag} className={classes.item}>
          {tag}
        </li>
      ))}
    </ul>
  );
}

/** `key=value` of each entry, in the order of the keys. */
export function tagsOf(record: Record<string, string>): string[] {
  return Object.entries(record)
    .map(([key, value]) => (value ? `${key}=${value}` : key))
    .sort((a, b) => a.localeCompare(b));
}

/** A taint as kubectl writes it: `key=value:effect`. */
export function taintText(taint: {
  key: string;
  value?: string | undefined;
  effect: string;
}): string {
  const { key, value, effect } = taint;
  return value ? `${key}=${value}:${effect}` : `${key}:${effect}`;
}
