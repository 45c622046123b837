import type { Operation } from '../..';

/** A text, operations, and exactly the text that they must give. */
export interface EditExample {
  name: string;
  before: string;
  operations: Operation[];
  after: string;
}

export function example(
  name: string,
  before: string,
  operations: Operation | Operation[],
  after: string,
): EditExample {
  return { name, before, operations: [operations].flat(), after };
}
