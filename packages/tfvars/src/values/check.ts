import { TfvarsError } from '../errors';
import type { Path } from '../paths/path';
import { normalized } from './value';

const halfOfPair = /[\ud800-\udfff]/u;
/** Less than what the parser reads, since values stand in other values. */
const maximumDepth = 100;

function invalid(sentence: string, path: Path) {
  return new TfvarsError('InvalidValue', sentence, { path });
}

/** Refuses text that is not made of whole characters. */
export function checkText(text: string, path: Path) {
  if (halfOfPair.test(text)) {
    throw invalid(
      'The value holds half of a surrogate pair, which is no character.',
      path,
    );
  }
}

/** True for what `{}` and JSON make, also in another realm. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function checkEntries(value: object, path: Path, depth: number) {
  const keys = new Set<string>();
  for (const [key, entry] of Object.entries(value)) {
    checkText(key, path);
    if (keys.has(normalized(key))) {
      throw invalid(
        `The value has the key ${JSON.stringify(key)} twice, in two Unicode forms.`,
        path,
      );
    }
    keys.add(normalized(key));
    checkValue(entry, [...path, key], depth + 1);
  }
}

/**
 * Refuses what cannot be written in HCL. Callers can be JavaScript, so that
 * anything may come.
 *
 * @throws TfvarsError `InvalidValue`
 */
export function checkValue(value: unknown, path: Path, depth = 0) {
  if (depth > maximumDepth) {
    throw invalid(
      `The value is nested more than ${maximumDepth} deep. Nest it less.`,
      path,
    );
  }
  switch (typeof value) {
    case 'string':
      checkText(value, path);
      return;
    case 'boolean':
      return;
    case 'number':
      if (Number.isFinite(value)) return;
      throw invalid(`The value ${value} is no number in HCL.`, path);
    case 'object':
      if (value === null) return;
      if (Array.isArray(value)) {
        Array.from(value, (element: unknown, index) =>
          checkValue(element, [...path, index], depth + 1),
        );
        return;
      }
      if (isPlainObject(value)) {
        checkEntries(value, path, depth);
        return;
      }
      throw invalid(
        'The value is an object of a class. Only plain objects can be written.',
        path,
      );
    default:
      throw invalid(
        `A value of type ${typeof value} cannot be written in HCL.`,
        path,
      );
  }
}
