import { ScanStatus } from '@xkf/backstage-plugin-eks-common';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '../feedback/LiveRegion';
import { useEksTranslation } from '../translation';
import { countAccounts, isUnreadable } from './summary';

/**
 * Tells screen readers when a running reading has finished, and with what.
 * @param onFinished - called at the same moment; must be stable
 */
export function useScanAnnouncement(
  status: ScanStatus | undefined,
  onFinished: () => void,
) {
  const t = useEksTranslation();
  const announce = useAnnounce();
  const wasRunning = useRef(false);
  useEffect(() => {
    if (!status) return;
    if (wasRunning.current && !status.running) {
      const count = countAccounts(status.units.filter(isUnreadable));
      onFinished();
      announce(
        count > 0
          ? t('fleet.refreshDoneWithHoles', { count })
          : t('fleet.refreshDone'),
      );
    }
    wasRunning.current = status.running;
  }, [status, announce, t, onFinished]);
}
