import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { OperationStep } from '@xkf/backstage-plugin-eks-common';
import { useId } from 'react';
import { useEksTranslation } from '../../../translation';
import { Section } from '../../Section';
import { choiceText, choiceTitle } from '../../words/choices';
import { Acts } from './useActs';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    item: {
      display: 'grid',
      gridTemplateColumns: 'minmax(180px, max-content) minmax(0, 1fr)',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    // Names of objects are not written in capitals.
    button: { maxWidth: 320, overflowWrap: 'anywhere', textTransform: 'none' },
  }),
  { name: 'EksChoices' },
);

/** What a person may decide where a step is blocked, with what each will do. */
export function Choices(props: { step: OperationStep; acts: Acts }) {
  const { step, acts } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const id = useId();
  if (step.choices.length === 0) return null;
  return (
    <Section title={t('run.choices')}>
      {acts.denied && <p id={`${id}-denied`}>{acts.denied}</p>}
      <ul className={classes.list}>
        {step.choices.map(choice => {
          const { title, dangerous } = choice;
          const words = choiceTitle(t, title);
          const text = choiceText(t, choice.description);
          const run = () =>
            acts.choose({ stepId: step.id, choice: choice.id, title });
          return (
            <li key={choice.id} className={classes.item}>
              <Button
                variant="outlined"
                className={classes.button}
                disabled={acts.busy || acts.forbidden || Boolean(acts.denied)}
                aria-describedby={
                  acts.denied
                    ? `${id}-${choice.id} ${id}-denied`
                    : `${id}-${choice.id}`
                }
                onClick={
                  dangerous ? () => acts.ask({ title: words, text, run }) : run
                }
              >
                {words}
              </Button>
              <span id={`${id}-${choice.id}`}>{text}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
