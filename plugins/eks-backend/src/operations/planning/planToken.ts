import { createHash } from 'node:crypto';
import { PlanDraft } from '../kind';

/** Stands for what somebody agrees to: the same facts give the same token. */
export function planToken(draft: PlanDraft): string {
  const facts = {
    input: draft.input,
    agreed: draft.agreed,
    changes: draft.changes.map(({ stepId, preview }) => ({
      stepId,
      repository: preview.repository.url,
      changeId: preview.changeId,
      files: preview.files.map(({ path, diff }) => ({ path, diff })),
      alsoApplies: preview.commands.map(command => command.alsoApplies),
    })),
  };
  return createHash('sha256').update(stableJson(facts)).digest('hex');
}

/** JSON that does not depend on the order of keys. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : part,
  );
}
