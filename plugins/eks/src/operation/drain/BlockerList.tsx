import { DrainBlocker } from '@xkf/backstage-plugin-eks-common';
import { blockerState } from '../../state/operationState';
import { Lesser } from '../../text/Lesser';
import { EksTranslate, useEksTranslation } from '../../translation';
import { Remark, RemarkGroup, RemarkList } from '../finding/RemarkList';
import { shortList } from '../words/shortList';

/** What surely will stop a drain comes first. */
const order = ['blocks', 'asks', 'note'] as const;

function remarkOf(
  t: EksTranslate,
  { cluster, code, severity, message, pods }: DrainBlocker,
): Remark {
  const title = t(`drain.blocker.${code}`);
  return {
    title: cluster ? `${cluster}: ${title}` : title,
    text: (
      <>
        {message}
        {pods.length > 0 && (
          <Lesser display="block">
            {t('drain.blocker.pods', { pods: shortList(t, pods) })}
          </Lesser>
        )}
      </>
    ),
    todo:
      severity !== 'note' &&
      t('finding.fix', { fix: t(`drain.blocker.todo.${severity}`) }),
  };
}

/** What will, or may, stop a drain. */
export function BlockerList(props: { blockers: DrainBlocker[] }) {
  const t = useEksTranslation();
  const groups = order.flatMap((severity): RemarkGroup[] => {
    const some = props.blockers.filter(one => one.severity === severity);
    if (some.length === 0) return [];
    return [
      {
        state: blockerState(t, severity),
        count: some.length,
        remarks: some.map(one => remarkOf(t, one)),
      },
    ];
  });
  return <RemarkList label={t('drain.blockers')} groups={groups} />;
}
