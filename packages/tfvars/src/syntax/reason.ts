/**
 * By what a value is computed.
 *
 * @public
 */
export type OpaqueReason =
  | 'call'
  | 'conditional'
  | 'for'
  | 'operation'
  | 'parentheses'
  | 'reference'
  | 'template';

const phrases: Readonly<Record<OpaqueReason, string>> = {
  call: 'a function call',
  conditional: 'a conditional',
  for: 'a for expression',
  operation: 'an operation',
  parentheses: 'an expression in parentheses',
  reference: 'a reference',
  template: 'a template',
};

/** The reason in words, for messages. */
export function describeReason(reason: OpaqueReason): string {
  return phrases[reason];
}
