import { parseEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { Fragment } from 'react';
import { Person } from './Person';

/** A person or a group as the backend names them within a sentence. */
const reference = /\b((?:user|group):[\w-]+\/[a-z\d]+(?:[-_.][a-z\d]+)*)/i;

/** A sentence in which everybody it names stands as elsewhere, with a link. */
export function withPersons(sentence: string): JSX.Element {
  // Text and references come in turn, text first.
  const parts = sentence.split(reference);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index % 2 === 1 ? <Person by={part} /> : part}
        </Fragment>
      ))}
    </>
  );
}

/** The same as text alone, for what is spoken or stands in a hint. */
export function personsAsText(sentence: string): string {
  return sentence
    .split(reference)
    .map((part, index) =>
      index % 2 === 1
        ? humanizeEntityRef(parseEntityRef(part), {
            defaultKind: 'user',
            defaultNamespace: 'default',
          })
        : part,
    )
    .join('');
}
