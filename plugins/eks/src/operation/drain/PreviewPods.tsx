import Typography from '@material-ui/core/Typography';
import { DrainPod } from '@xkf/backstage-plugin-eks-common';
import { Lesser } from '../../text/Lesser';
import { EksTranslate, useEksTranslation } from '../../translation';
import { PodList } from './PodList';

const fates = ['refused', 'evict', 'stay'] as const;

function remarksOf(t: EksTranslate, pod: DrainPod): string {
  return [
    pod.owner ?? t('drain.pod.bare'),
    pod.reason,
    pod.rules.includes('local-data') && t('drain.pod.localData'),
    pod.budgets.length > 0 &&
      t('drain.pod.budgets', { names: pod.budgets.join(', ') }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The pods of a node by what would happen to them. */
export function PreviewPods(props: { node: string; pods: DrainPod[] }) {
  const { node, pods } = props;
  const t = useEksTranslation();
  if (pods.length === 0) return <>{t('drain.pods.none')}</>;
  return (
    <>
      {fates.map(fate => {
        const some = pods.filter(pod => pod.fate === fate);
        if (some.length === 0) return null;
        const title = t(`drain.fate.${fate}`, { count: some.length });
        return (
          <div key={fate}>
            <Typography variant="subtitle2" component="h4">
              {title}
            </Typography>
            <PodList
              label={`${node}: ${title}`}
              items={some.map(pod => ({
                key: pod.uid,
                content: (
                  <>
                    {pod.namespace}/{pod.name}{' '}
                    <Lesser>{remarksOf(t, pod)}</Lesser>
                  </>
                ),
              }))}
            />
          </div>
        );
      })}
    </>
  );
}
