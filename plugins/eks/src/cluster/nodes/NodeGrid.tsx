import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode, useMemo } from 'react';
import { useEksTranslation } from '../../translation';
import { byPlace, Placed } from './nodePlaces';
import { Lesser } from '../../text/Lesser';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1, 2, 2),
    },
    zones: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1, 3) },
    squares: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: 3,
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
  }),
  { name: 'EksNodeGrid' },
);

/**
 * One small square for each node, by node group and zone.
 * @param props - `square`: draws a node; `first` is the tab stop of its list
 */
export function NodeGrid<T extends Placed>(props: {
  nodes: T[];
  square: (node: T, first: boolean) => ReactNode;
}) {
  const { nodes: all, square } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const places = useMemo(() => byPlace(all), [all]);
  if (places.length === 0) return null;
  return (
    <Paper
      component="section"
      className={classes.root}
      aria-label={t('nodes.grid')}
    >
      {places.map(({ nodeGroup, zones }) => {
        const group = nodeGroup ?? t('nodes.grid.noNodeGroup');
        return (
          <div key={group}>
            <Typography variant="subtitle2" component="h3">
              {group}
            </Typography>
            <div className={classes.zones}>
              {zones.map(({ zone, nodes }) => {
                const place = zone ?? t('nodes.grid.noZone');
                return (
                  <div key={place}>
                    <Lesser>{place}</Lesser>
                    <ul
                      className={classes.squares}
                      aria-label={`${group}, ${place}`}
                    >
                      {nodes.map((node, index) => (
                        <li key={node.name}>{square(node, index === 0)}</li>
                      ))}
                    </ul>
                  </div>
                );
              })}
            </div>
          </div>
        );
      })}
    </Paper>
  );
}
