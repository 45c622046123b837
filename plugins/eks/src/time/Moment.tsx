import { Hint } from '../hint/Hint';
import { useEksTranslation } from '../translation';
import { formatAge, formatDay, formatExact, formatRelative } from './age';
import { useNow } from './useNow';

type Form = 'relative' | 'age' | 'day';

const formats = {
  relative: formatRelative,
  age: formatAge,
  day: formatDay,
};

/**
 * A moment as people read it, with the exact UTC and local time on hover.
 * @param props - `form`: `relative` says how long ago, `age` only how old,
 * `day` names the date
 */
export function Moment(props: {
  at: string | undefined;
  form?: Form;
  quiet?: boolean;
}) {
  const { at, form = 'relative', quiet } = props;
  const t = useEksTranslation();
  const now = useNow();
  if (!at) return <>{t('value.unknown')}</>;
  return (
    <Hint text={formatExact(t, at)} quiet={quiet}>
      <time dateTime={at}>{formats[form](t, at, now)}</time>
    </Hint>
  );
}
