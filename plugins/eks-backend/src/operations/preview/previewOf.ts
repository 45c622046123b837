import { isError } from '@backstage/errors';
import {
  ChangePreview,
  ChangeWarning,
  PreflightFinding,
  refusedByAws,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { Access } from '../../permissions';
import { World } from '../world';

const common = { code: 'terraform', title: 'Terraform repository' };

/** Names of the errors that say what stands in the way, and that stay until somebody acts. */
const lasting = new Set(['InputError', 'ConflictError', 'NotFoundError']);

/**
 * What a pull request of the plan would do, and what of it AWS would refuse.
 * @param options - `after`: changes that are merged and applied before it;
 * `saidElsewhere`: warnings that other findings of the plan put into words
 * @throws NotAllowedError when it meets clusters that the caller may not change
 */
export async function previewOf(
  world: Pick<World, 'changes'>,
  changes: TerraformChange[],
  access: Access,
  {
    after = [],
    saidElsewhere = new Set(),
  }: {
    after?: TerraformChange[];
    saidElsewhere?: ReadonlySet<ChangeWarning['code']>;
  } = {},
): Promise<{ preview?: ChangePreview; findings: PreflightFinding[] }> {
  try {
    const preview = await world.changes.preview(changes, access, after);
    return { preview, findings: refusals(preview, saidElsewhere) };
  } catch (error) {
    if (!isError(error) || !lasting.has(error.name)) throw error;
    return {
      findings: [{ ...common, state: 'required', message: error.message }],
    };
  }
}

function refusals(
  { warnings }: ChangePreview,
  saidElsewhere: ReadonlySet<ChangeWarning['code']>,
): PreflightFinding[] {
  return warnings
    .filter(
      ({ code, severity }) =>
        severity === 'warning' &&
        refusedByAws.has(code) &&
        !saidElsewhere.has(code),
    )
    .map(({ message, path, line }) => ({
      ...common,
      state: 'required',
      message: `The apply of the pull request would fail. ${message}`,
      fix: path && `See ${path}${line ? `, line ${line}` : ''}.`,
    }));
}
