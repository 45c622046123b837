import { RollbackWindow } from '@xkf/backstage-plugin-eks-common';
import { Facts } from '../../facts/Facts';
import { Moment } from '../../time/Moment';
import { useNow } from '../../time/useNow';
import { useEksTranslation } from '../../translation';

/** Until when the control plane can go back a version, and what gives that away. */
export function RollbackFacts(props: { rollback: RollbackWindow }) {
  const { to, until, nodeGroupsMoved, message } = props.rollback;
  const t = useEksTranslation();
  const over = useNow() > Date.parse(until);
  return (
    <>
      <Facts
        facts={[
          { label: t('rollback.to'), value: `Kubernetes ${to}` },
          {
            label: over ? t('rollback.ended') : t('rollback.until'),
            value: <Moment at={until} />,
          },
          nodeGroupsMoved.length > 0
            ? {
                label: t('rollback.moved'),
                value: nodeGroupsMoved.join(', '),
              }
            : undefined,
        ]}
      />
      <p>{message}</p>
    </>
  );
}
