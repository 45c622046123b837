import { makeStyles } from '@material-ui/core/styles';
import { WaitingPod } from '@xkf/backstage-plugin-eks-common';
import { Lesser } from '../../text/Lesser';
import { Moment } from '../../time/Moment';
import { useEksTranslation } from '../../translation';
import { PodList } from './PodList';

const useStyles = makeStyles(
  { pod: { fontWeight: 'bold' } },
  { name: 'EksWaitingPods' },
);

/** Pods that cannot leave yet, each with the sentence that says why. */
export function WaitingPods(props: { pods: WaitingPod[] }) {
  const classes = useStyles();
  const t = useEksTranslation();
  const items = props.pods.map(pod => ({
    key: `${pod.node} ${pod.namespace}/${pod.name}`,
    content: (
      <>
        <span className={classes.pod}>
          {pod.namespace}/{pod.name}
        </span>{' '}
        {pod.reason}
        <Lesser display="block">
          {t('drain.waiting.since', {
            node: pod.node,
            since: <Moment quiet form="age" at={pod.since} />,
          })}
          {pod.refusals > 0 &&
            ` · ${t('drain.waiting.refusals', { count: pod.refusals })}`}
        </Lesser>
      </>
    ),
  }));
  return <PodList label={t('drain.waiting')} items={items} />;
}
