import { DrainBlocker } from '@xkf/backstage-plugin-eks-common';
import { blockerState } from '../../state/operationState';
import { Lesser } from '../../text/Lesser';
import { useEksTranslation } from '../../translation';
import { RemarkList } from '../finding/RemarkList';
import { shortList } from '../words/shortList';

const rank = { blocks: 0, asks: 1, note: 2 };

/** What will, or may, stop a drain; what surely will comes first. */
export function BlockerList(props: { blockers: DrainBlocker[] }) {
  const t = useEksTranslation();
  const sorted = [...props.blockers].sort(
    (a, b) => rank[a.severity] - rank[b.severity],
  );
  return (
    <RemarkList
      label={t('drain.blockers')}
      remarks={sorted.map(({ severity, code, message, pods }) => ({
        state: blockerState(t, severity),
        title: t(`drain.blocker.${code}`),
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
      }))}
    />
  );
}
