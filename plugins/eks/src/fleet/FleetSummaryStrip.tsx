import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { Hint } from '../hint/Hint';
import { useId } from 'react';
import { toneColor } from '../state/toneColor';
import { useEksTranslation } from '../translation';
import { QueryChange } from '../url/useQueryParams';
import { FleetFilter } from './fleetFilter';
import { FleetSummary } from './summary';
import { SummaryPart } from './SummaryPart';
import { Tile, useSummaryTiles } from './useSummaryTiles';
import { Lesser } from '../text/Lesser';

const useStyles = makeStyles(
  theme => ({
    strip: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))',
      gap: theme.spacing(1),
      padding: 0,
      margin: 0,
      listStyle: 'none',
    },
    item: { display: 'flex', flexDirection: 'column' },
    hint: { display: 'flex', flex: 1 },
    tile: {
      flex: 1,
      flexDirection: 'column',
      alignItems: 'flex-start',
      justifyContent: 'flex-start',
      textAlign: 'left',
      padding: theme.spacing(1, 1.5),
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.divider}`,
      borderLeftWidth: 4,
      '&[aria-pressed="true"]': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: -2,
      },
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
    number: {
      fontFamily: theme.typography.fontFamily,
      fontSize: theme.typography.pxToRem(28),
      lineHeight: 1.2,
    },
  }),
  { name: 'EksFleetSummary' },
);

function SummaryTile(props: { tile: Tile; onClick: () => void }) {
  const { tile, onClick } = props;
  const classes = useStyles();
  const theme = useTheme();
  const hintId = useId();
  return (
    <>
      <ButtonBase
        className={classes.tile}
        style={{ borderLeftColor: toneColor(theme, tile.tone) }}
        aria-pressed={tile.pressed}
        aria-describedby={tile.hint ? hintId : undefined}
        onClick={onClick}
      >
        <span className={classes.number}>{tile.number}</span>
        <Typography variant="body2" component="span">
          {tile.label}
        </Typography>
        {tile.extras?.map(line => (
          <Lesser key={line}>{line}</Lesser>
        ))}
      </ButtonBase>
      {tile.hint && (
        <span hidden id={hintId}>
          {tile.hint}
        </span>
      )}
    </>
  );
}

/** Six numbers about the fleet; each is a filter, and a second click takes it away. */
export function FleetSummaryStrip(props: {
  summary: FleetSummary;
  filter: FleetFilter;
  onChange: (change: QueryChange) => void;
}) {
  const { summary, filter, onChange } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const tiles = useSummaryTiles(summary, filter);
  const noChoice = { phase: undefined, show: undefined };
  return (
    <ul className={classes.strip} aria-label={t('fleet.summary')}>
      {tiles.map(tile => (
        <li key={tile.id} className={classes.item}>
          <Hint quiet text={tile.hint} className={classes.hint}>
            <SummaryTile
              tile={tile}
              onClick={() =>
                onChange({
                  ...(tile.pressed ? noChoice : tile.choice),
                  page: undefined,
                })
              }
            />
          </Hint>
          {tile.part && <SummaryPart part={tile.part} onChange={onChange} />}
        </li>
      ))}
    </ul>
  );
}
