import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode, useState } from 'react';
import { useEksTranslation } from '../../translation';

/** Pods drawn at once; a node has at most a few hundred. */
const SHOWN = 20;

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(0.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'EksPodList' },
);

/** A list of things that may be long; the rest opens on request. */
export function PodList(props: {
  label: string;
  items: { key: string; content: ReactNode }[];
}) {
  const { label, items } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, SHOWN);
  const hidden = items.length - shown.length;
  return (
    <>
      <ul className={classes.list} aria-label={label}>
        {shown.map(({ key, content }) => (
          <li key={key}>{content}</li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('drain.more', { count: hidden })}
        </Button>
      )}
    </>
  );
}
