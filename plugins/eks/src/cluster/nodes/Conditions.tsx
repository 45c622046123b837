import { Node } from '@xkf/backstage-plugin-eks-common';
import { Moment } from '../../time/Moment';
import { useEksTranslation } from '../../translation';
import { conditionsThatAreOff } from './nodeConditions';
import { Lesser } from '../../text/Lesser';

/** What is wrong with a node, in Kubernetes' own sentences. */
export function Conditions(props: { node: Node }) {
  const t = useEksTranslation();
  const conditions = conditionsThatAreOff(props.node);
  if (conditions.length === 0) return <>{t('nodes.conditions.none')}</>;
  return (
    <>
      {conditions.map(({ type, status, reason, message, since }) => (
        <div key={type}>
          {t('nodes.condition', { type, status })}{' '}
          {since &&
            t('nodes.condition.since', {
              age: <Moment quiet form="age" at={since} />,
            })}
          <Lesser display="block">{message || reason}</Lesser>
        </div>
      ))}
    </>
  );
}
