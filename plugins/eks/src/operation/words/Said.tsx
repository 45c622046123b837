import { useEksTranslation } from '../../translation';
import { withPersons } from './persons';
import { saidWords } from './said';

/** A reason that the backend gave, in the reader's language where it is known. */
export function Said(props: { children: string }) {
  const t = useEksTranslation();
  return <>{withPersons(saidWords(t, props.children))}</>;
}
