import Button from '@material-ui/core/Button';
import { ScanStatus, ScanUnit } from '@xkf/backstage-plugin-eks-common';
import { EmptyPanel } from '../feedback/EmptyPanel';
import { useEksTranslation } from '../translation';
import { countAccounts, isUnreadable } from './summary';

/** Says why the table has no row: filters, nothing configured, not read yet, or truly none. */
export function FleetEmpty(props: {
  clusters: number;
  /** Set where the reader asks for what could not be read, and none of it is known. */
  unknownIn: ScanUnit[] | undefined;
  status: ScanStatus | undefined;
  onClear: () => void;
}) {
  const { clusters, unknownIn, status, onClear } = props;
  const t = useEksTranslation();
  if (clusters > 0) {
    return (
      <EmptyPanel
        title={
          unknownIn
            ? t('fleet.empty.unread.title', { count: countAccounts(unknownIn) })
            : t('fleet.empty.filtered.title')
        }
        action={
          <Button variant="outlined" onClick={onClear}>
            {t('fleet.filter.clear')}
          </Button>
        }
      >
        {unknownIn
          ? t('fleet.empty.unread.text')
          : t('fleet.empty.filtered.text', { count: clusters })}
      </EmptyPanel>
    );
  }
  const units = status?.units ?? [];
  if (status && units.length === 0) {
    return (
      <EmptyPanel title={t('fleet.empty.unconfigured.title')}>
        {t('fleet.empty.unconfigured.text')}
      </EmptyPanel>
    );
  }
  if (units.length > 0 && units.every(isUnreadable)) {
    return (
      <EmptyPanel title={t('fleet.empty.unreadable.title')}>
        {t('fleet.empty.unreadable.text')}
      </EmptyPanel>
    );
  }
  if (units.some(unit => !unit.lastSuccess && !isUnreadable(unit))) {
    return (
      <EmptyPanel title={t('fleet.empty.firstRead.title')}>
        {t('fleet.empty.firstRead.text')}
      </EmptyPanel>
    );
  }
  const count = units.filter(unit => unit.lastSuccess).length;
  return (
    <EmptyPanel title={t('fleet.empty.none.title')}>
      {count > 0 && t('fleet.empty.none.text', { count })}
    </EmptyPanel>
  );
}
