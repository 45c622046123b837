import Button from '@material-ui/core/Button';
import RefreshIcon from '@material-ui/icons/Refresh';
import { ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useRefreshCluster } from '../../api/clusterQueries';
import { failureOf } from '../../api/failure';
import { useAnnounce } from '../../feedback/LiveRegion';
import { useEksTranslation } from '../../translation';
import { Lesser } from '../../text/Lesser';

/** Reads this one cluster again, and says why it cannot where it cannot. */
export function RefreshCluster(props: { id: ClusterId }) {
  const t = useEksTranslation();
  const announce = useAnnounce();
  const refresh = useRefreshCluster(props.id);
  const failure = refresh.error ? failureOf(refresh.error) : undefined;
  const forbidden = failure?.kind === 'forbidden';
  const start = () =>
    refresh.mutate(undefined, {
      onSuccess: () => announce(t('cluster.refreshDone')),
    });
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<RefreshIcon />}
        disabled={refresh.isPending || forbidden}
        aria-describedby={failure ? 'eks-refresh-reason' : undefined}
        onClick={start}
      >
        {refresh.isPending ? t('cluster.refreshing') : t('cluster.refresh')}
      </Button>
      {failure && (
        <Lesser id="eks-refresh-reason" role="alert" variant="body2">
          {forbidden
            ? t('cluster.refreshForbidden')
            : t('cluster.refreshFailed', { message: failure.message })}
        </Lesser>
      )}
    </>
  );
}
