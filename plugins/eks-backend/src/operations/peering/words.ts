import { Connection } from '../../tenants/networks';

/** How a connection has ended, and how the way goes on, as sentences. */
export function endedWords(
  connection: Connection,
  requesterRepository: string,
): string {
  return `${howItEnded(connection)} A connection that has ended is not in Terraform's state any more, so the next apply of ${requesterRepository} asks for a new one: run it again. The operation goes on by itself once AWS shows the new request.`;
}

function howItEnded({ id, status, message, accepter }: Connection): string {
  const said = message ? ` AWS says: “${message}”` : '';
  switch (status) {
    case 'rejected':
      return `Account ${accepter.accountId} has rejected the request ${id}.${said} Ask its people why before you go on.`;
    case 'expired':
      return `The request ${id} has expired: nobody accepted it within 7 days.`;
    case 'failed':
      return `The request ${id} has failed.${said} The causes are a wrong id of an account or VPC, or ranges that overlap: mend that first.`;
    case 'deleting':
    case 'deleted':
      return `Somebody has deleted the connection ${id} by hand.${said}`;
    default:
      return `The connection ${id} is ${status}.${said}`;
  }
}

/** The time at which a request ends, as a sentence. */
export function expiryWords({
  status,
  expiresAt,
}: Pick<Connection, 'status' | 'expiresAt'>): string {
  return status === 'pending-acceptance' && expiresAt
    ? `It ends on ${expiresAt.slice(0, 16).replace('T', ' at ')} UTC unless it is accepted.`
    : '';
}

/** Sentences that are there, one after the other. */
export function sentences(
  ...parts: readonly (string | false | undefined)[]
): string {
  return parts.filter(Boolean).join(' ');
}
