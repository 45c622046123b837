import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { OperationEvent } from '@xkf/backstage-plugin-eks-common';
import { useOperationEvents } from '../../../api/operationEvents';
import { QueryBoundary } from '../../../feedback/QueryBoundary';
import { TableSkeleton } from '../../../feedback/TableSkeleton';
import { Lesser } from '../../../text/Lesser';
import { Moment } from '../../../time/Moment';
import { useEksTranslation } from '../../../translation';
import { Person } from '../../words/Person';
import { withPersons } from '../../words/persons';
import { eventWords } from '../../words/said';
import { Refusal } from '../act/Refusal';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(0.75),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    item: {
      display: 'grid',
      gridTemplateColumns: '112px minmax(0, 1fr)',
      gap: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'EksEventList' },
);

function Event(props: { event: OperationEvent; step: string | undefined }) {
  const { event, step } = props;
  const { at, type, by } = event;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <li className={classes.item}>
      <Lesser>
        <Moment quiet at={at} />
      </Lesser>
      <div>
        {withPersons(eventWords(t, event))}
        <Lesser display="block">
          {t(`run.event.${type}`)}
          {step && ` · ${step}`}
          {by !== 'portal' && (
            <>
              {' · '}
              <Person by={by} />
            </>
          )}
        </Lesser>
      </div>
    </li>
  );
}

/**
 * What happened, newest first: what is going on can be followed without scrolling,
 * and who wants to know how it began goes back by pages.
 */
export function EventList(props: {
  id: string;
  version: number;
  /** Titles of the steps by their id. */
  steps: ReadonlyMap<string, string>;
}) {
  const { id, version, steps } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const { query, older } = useOperationEvents(id, version);
  const what = t('run.events');
  return (
    <QueryBoundary
      query={query}
      what={what}
      skeleton={<TableSkeleton what={what} rows={4} />}
    >
      {({ items }) => (
        <>
          <ol className={classes.list} reversed aria-label={what}>
            {[...items].reverse().map(event => (
              <Event
                key={event.sequence}
                event={event}
                step={event.stepId && steps.get(event.stepId)}
              />
            ))}
          </ol>
          {items.length > 0 && items[0].sequence > 1 && (
            <Button
              size="small"
              disabled={older.isPending}
              onClick={() => older.mutate()}
            >
              {t('run.events.older', { count: items[0].sequence - 1 })}
            </Button>
          )}
          <Refusal error={older.error} />
        </>
      )}
    </QueryBoundary>
  );
}
