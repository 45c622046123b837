import { NotFoundError } from '@backstage/errors';
import {
  IrsaRoleInput,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import { accountOf } from '../../fleet/clusterView';
import { Access } from '../../permissions';
import { PlanDraft } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { previewOf } from '../preview/previewOf';
import { World } from '../world';
import { changesOf } from './changes';
import { issuerFindings } from './findings/issuerFindings';
import { nameFindings } from './findings/nameFindings';
import { policyFindings } from './findings/policyFindings';
import { repositoryFindings } from './findings/repositoryFindings';
import { serviceAccountFindings } from './findings/serviceAccountFindings';
import { judgeTrust } from './judgeTrust';
import { completed } from './completed';
import { readFacts, RoleFacts } from './readFacts';
import { stepIds } from './stepIds';

/**
 * Looks at IAM, the repository and the clusters.
 * @throws NotFoundError for an account or a cluster that the portal does not know
 */
export async function planIrsaRole(
  world: World,
  asked: IrsaRoleInput,
  caller: { access: Access; signal: AbortSignal },
): Promise<PlanDraft<IrsaRoleInput>> {
  const account = accountOf(world.config, asked.accountId);
  if (!account) {
    throw new NotFoundError(
      `Account ${asked.accountId} is not known to the portal: add it to eks.accounts.`,
    );
  }
  const facts = await readFacts(world, account, asked, caller);
  const input = completed(asked, facts);
  const toDeclare = (input.issuers ?? [])
    .filter(({ declare }) => declare)
    .map(({ url }) => url);
  const checked = [
    ...nameFindings(input, facts),
    ...issuerFindings(input, facts, toDeclare),
    ...policyFindings(input, facts),
    ...repositoryFindings(input, facts),
  ];
  const change = isWritable(input, checked)
    ? await previewOf(world, changesOf(input), caller.access)
    : { findings: [] };
  const { preview } = change;
  const findings: PreflightFinding[] = [
    ...change.findings,
    ...checked,
    ...serviceAccountFindings(input, facts),
  ];
  const obstacles = obstaclesOf(findings);
  if (preview?.files.length === 0 && isAsAsked(input, facts)) {
    obstacles.push(
      `${preview.repository.name} declares this role, and IAM has it with the trust that is asked for. There is nothing to do.`,
    );
  }
  return {
    input,
    findings,
    changes: preview ? [{ stepId: stepIds.pullRequest, preview }] : [],
    obstacles,
    agreed: {
      issuers: input.issuers,
      files: preview?.files.map(({ path, diff }) => [path, diff]),
    },
  };
}

/** Without all issuers, a policy and a place there is nothing to write down. */
function isWritable(
  { issuers, clusters }: IrsaRoleInput,
  findings: readonly PreflightFinding[],
): boolean {
  const inTheWay = new Set(['IRSA003', 'IRSA005', 'IRSA010']);
  return (
    issuers?.length === clusters.length &&
    !findings.some(
      ({ code, state }) =>
        inTheWay.has(code) &&
        (state === 'required' || state === 'notEvaluated'),
    )
  );
}

function isAsAsked(input: IrsaRoleInput, { role }: RoleFacts): boolean {
  return (
    'value' in role &&
    role.value !== undefined &&
    judgeTrust(role.value.AssumeRolePolicyDocument, input).length === 0
  );
}
