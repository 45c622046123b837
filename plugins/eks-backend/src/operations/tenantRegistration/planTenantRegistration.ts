import {
  ChangeWarning,
  PreflightFinding,
  refusedByAws,
  TenantRegistrationInput,
} from '@xkf/backstage-plugin-eks-common';
import { noTenants } from '../../terraform/declarations';
import { environmentName } from '../../terraform/repository';
import { PlanDraft } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { previewOf } from '../preview/previewOf';
import { Access } from '../../permissions';
import { World } from '../world';
import { registrationFindings } from './findings';
import { changesOf, registrationPlace } from './registrationPlace';
import { stepIds } from './stepIds';

/**
 * Looks at the repository as it is now.
 * @throws NotFoundError, InputError as `registrationPlace`
 */
export async function planTenantRegistration(
  world: World,
  input: TenantRegistrationInput,
  access: Access,
): Promise<PlanDraft<TenantRegistrationInput>> {
  const { account, config } = registrationPlace(world.config, input);
  await world.repositories.readFor(account, input.region);
  const sideOf = await world.repositories.declaredSides();
  const side = sideOf(account, input.region);
  const change = await previewOf(world, changesOf(input), access, {
    saidElsewhere: refusedByAws,
  });
  const { preview } = change;
  const environments = preview
    ? preview.commands.map(({ environment }) => environment)
    : [environmentName({ kind: 'platform', config }, account.environment)];
  const findings: PreflightFinding[] = [
    ...change.findings,
    ...registrationFindings(
      input,
      side?.declarations?.tenants ?? noTenants,
      environments,
    ),
    ...(preview?.files.length === 0 ? [saidAlready(preview.repository)] : []),
    ...(preview?.warnings ?? []).flatMap(pendingFinding),
  ];
  return {
    input,
    findings,
    changes: preview ? [{ stepId: stepIds.pullRequest, preview }] : [],
    obstacles: obstaclesOf(findings),
    agreed: {
      files: preview?.files.map(({ path, diff }) => [path, diff]),
      findings: findings.map(({ code, state }) => [code, state]),
    },
  };
}

/**
 * The apply of a whole directory fails by what stands in it already. That is not the
 * tenant's doing and does not keep the entries out of the repository.
 */
function pendingFinding({ code, message }: ChangeWarning): PreflightFinding[] {
  if (!refusedByAws.has(code)) return [];
  return [
    {
      code: 'terraform',
      title: 'Other differences in the repository',
      state: 'recommended',
      message,
      fix: 'The tenant gets its namespace there once that is mended.',
    },
  ];
}

function saidAlready({ name }: { name: string }): PreflightFinding {
  return {
    code: 'tenant-declared',
    title: 'Terraform repository',
    state: 'recommended',
    message: `${name} declares the tenant just so already. No pull request is opened; the portal only notes who the tenant belongs to.`,
  };
}
