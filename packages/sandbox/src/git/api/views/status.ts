import type { CommitStatus } from '../../repository/model';
import type { Repository } from '../../repository/Repository';
import { apiUrl } from './repository';
import { nodeId, userView } from './user';

/** One status of a commit. */
export function statusView(
  baseUrl: string,
  repository: Repository,
  sha: string,
  status: CommitStatus,
): object {
  return {
    url: `${apiUrl(baseUrl, repository)}/statuses/${sha}`,
    avatar_url: `${baseUrl}/_assets/avatar.svg`,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl ?? null,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.updatedAt,
    creator: userView(baseUrl, status.creator),
  };
}
