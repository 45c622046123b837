import { createHash } from 'node:crypto';

/** Longest name that all hosts and the tools around them take without trouble. */
const MAX_LENGTH = 100;
const PREFIX = 'eks';

/**
 * Name of the branch of an operation: `eks/<subject>/<action>-<8 hex>`.
 *
 * The name comes from the intent alone, so that a second attempt finds the work
 * of the first. It is in lower case (Azure DevOps refuses names that differ in
 * case only) and always of one depth (Git allows no `a/b` beside `a`).
 * @param subject - what is changed, such as a cluster's name
 * @param action - what is done to it, such as `upgrade`
 * @public
 */
export function branchName(options: {
  subject: string;
  action: string;
  operationId: string;
}): string {
  const hash = createHash('sha256')
    .update(options.operationId)
    .digest('hex')
    .slice(0, 8);
  const action = slug(options.action, 30) || 'change';
  const room = MAX_LENGTH - `${PREFIX}//${action}-${hash}`.length;
  const subject = slug(options.subject, room) || 'all';
  return `${PREFIX}/${subject}/${action}-${hash}`;
}

function slug(text: string, maxLength: number): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, '');
}
