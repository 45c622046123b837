import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode, useState } from 'react';
import { useEksTranslation } from '../translation';

/** Named at once; an outage of everything must not push the page away. */
const SHOWN = 3;

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, paddingLeft: theme.spacing(2) },
    item: { marginTop: theme.spacing(0.5) },
  }),
  { name: 'EksFewOfMany' },
);

/** A list of which only the first few stand there until somebody wants the rest. */
export function FewOfMany<T>(props: {
  items: T[];
  keyOf: (item: T, index: number) => string;
  children: (item: T) => ReactNode;
}) {
  const { items, keyOf, children } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const [all, setAll] = useState(false);
  const hidden = items.length - SHOWN;
  return (
    <>
      <ul className={classes.list}>
        {(all ? items : items.slice(0, SHOWN)).map((item, index) => (
          <li key={keyOf(item, index)} className={classes.item}>
            {children(item)}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          size="small"
          color="inherit"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? t('fleet.holes.less')
            : t('fleet.holes.more', { count: hidden })}
        </Button>
      )}
    </>
  );
}
