import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { OperationChange, OperationRecord } from '../record';
import { newsOf } from './news';
import { withShortNames } from './shortNames';

/**
 * The notification about a change; undefined: nobody is told. All of an operation
 * have one scope, so a newer one takes the place of the older, and one that is sent
 * twice is shown once.
 */
export function notificationOf(
  change: OperationChange,
): NotificationSendOptions | undefined {
  const news = newsOf(change);
  const entityRef = recipientsOf(change.after);
  if (!news || entityRef.length === 0) return undefined;
  const { id } = change.after;
  return {
    recipients: { type: 'entity', entityRef },
    payload: {
      ...news,
      description: news.description && withShortNames(news.description),
      link: `/eks/operations/${id}`,
      topic: 'eks-operations',
      scope: id,
    },
  };
}

/** The requester and the owner, where they are entities that can be told. */
function recipientsOf({ requestedBy, owner }: OperationRecord): string[] {
  const isEntity = (ref: string | undefined) =>
    /^(user|group):/i.test(ref ?? '');
  return [...new Set([requestedBy, owner])].filter(
    (ref): ref is string => ref !== undefined && isEntity(ref),
  );
}
