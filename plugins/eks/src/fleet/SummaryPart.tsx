import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { toneColor } from '../state/toneColor';
import { QueryChange } from '../url/useQueryParams';
import { Tile } from './useSummaryTiles';

const useStyles = makeStyles(
  theme => ({
    root: {
      justifyContent: 'flex-start',
      marginTop: theme.spacing(0.5),
      padding: theme.spacing(0.5, 1.5),
      textAlign: 'left',
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.divider}`,
      borderLeft: `4px solid ${toneColor(theme, 'warning')}`,
      '&[aria-pressed="true"]': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: -2,
      },
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
  }),
  { name: 'EksFleetSummaryPart' },
);

/** A number about some of what the tile above counts; a filter of its own. */
export function SummaryPart(props: {
  part: NonNullable<Tile['part']>;
  onChange: (change: QueryChange) => void;
}) {
  const { part, onChange } = props;
  const classes = useStyles();
  return (
    <ButtonBase
      className={classes.root}
      aria-pressed={part.pressed}
      onClick={() =>
        onChange({
          ...(part.pressed ? { drift: undefined } : part.choice),
          page: undefined,
        })
      }
    >
      <Typography variant="body2" component="span">
        {part.label}
      </Typography>
    </ButtonBase>
  );
}
