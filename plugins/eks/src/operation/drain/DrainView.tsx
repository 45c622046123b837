import Typography from '@material-ui/core/Typography';
import { DrainProgress } from '@xkf/backstage-plugin-eks-common';
import { NodeGrid } from '../../cluster/nodes/NodeGrid';
import { Moment } from '../../time/Moment';
import { Lesser } from '../../text/Lesser';
import { useEksTranslation } from '../../translation';
import { Section } from '../Section';
import { BudgetTable } from './BudgetTable';
import { DrainNodeSquare } from './DrainNodeSquare';
import { PodList } from './PodList';
import { WaitingPods } from './WaitingPods';

const done = new Set(['drained', 'skipped', 'gone']);

const sum = (numbers: number[]) =>
  numbers.reduce((total, number) => total + number, 0);

function Summary(props: { progress: DrainProgress }) {
  const { nodes, readAt } = props.progress;
  const t = useEksTranslation();
  return (
    <Typography variant="body2" gutterBottom>
      {t('drain.summary', {
        done: String(nodes.filter(({ state }) => done.has(state)).length),
        total: String(nodes.length),
        evicted: String(sum(nodes.map(({ pods }) => pods.evicted))),
        pods: String(sum(nodes.map(({ pods }) => pods.toEvict))),
      })}{' '}
      <Lesser>
        {t('drain.readAt', { when: <Moment quiet at={readAt} /> })}
      </Lesser>
    </Typography>
  );
}

/** How far a drain has come, what holds it up first after the nodes. */
export function DrainView(props: { progress: DrainProgress }) {
  const { progress } = props;
  const { nodes, waiting, budgets, leaving, recovering } = progress;
  const t = useEksTranslation();
  const held = new Set(waiting.map(({ budget }) => budget));
  const blocking = budgets.filter(
    ({ namespace, name, disruptionsAllowed }) =>
      disruptionsAllowed <= 0 || held.has(`${namespace}/${name}`),
  );
  return (
    <>
      <Section title={t('drain.nodes')}>
        <Summary progress={progress} />
        <NodeGrid
          nodes={nodes}
          square={(node, first) => (
            <DrainNodeSquare node={node} first={first} />
          )}
        />
      </Section>
      {waiting.length > 0 && (
        <Section title={t('drain.waiting')}>
          <WaitingPods pods={waiting} />
        </Section>
      )}
      {blocking.length > 0 && (
        <Section title={t('drain.budgets.blocking')}>
          <BudgetTable budgets={blocking} />
        </Section>
      )}
      {leaving.length > 0 && (
        <Section title={t('drain.leaving')}>
          <PodList
            label={t('drain.leaving')}
            items={leaving.map(({ namespace, name, node, since }) => ({
              key: `${node} ${namespace}/${name}`,
              content: (
                <>
                  {namespace}/{name}{' '}
                  <Lesser>
                    {t('drain.leaving.since', {
                      node,
                      since: <Moment quiet form="age" at={since} />,
                    })}
                  </Lesser>
                </>
              ),
            }))}
          />
        </Section>
      )}
      {recovering.length > 0 && (
        <Section title={t('drain.recovering')}>
          <PodList
            label={t('drain.recovering')}
            items={recovering.map(name => ({ key: name, content: name }))}
          />
        </Section>
      )}
    </>
  );
}
