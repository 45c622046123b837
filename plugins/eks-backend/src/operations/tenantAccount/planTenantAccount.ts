import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { AwsReadError } from '../../aws';
import { PlanDraft } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { adoptionFindings } from './adoptionFindings';
import { creationFindings } from './creationFindings';
import { unitOf } from './moveStep';
import { OrganizationView } from './OrganizationView';
import { tagMistakes, wantedTags } from './tags';
import { organizationOf, TenantAccountWorld } from './TenantAccountWorld';
import { unitFinding } from './unitFinding';

type Draft = PlanDraft<TenantAccountInput>;

/**
 * Looks at the organization and says what would happen.
 * @throws InputError when no organization is configured
 */
export async function planTenantAccount(
  world: TenantAccountWorld,
  asked: TenantAccountInput,
  { signal }: { signal: AbortSignal },
): Promise<Draft> {
  organizationOf(world.config);
  const view = new OrganizationView(world, signal);
  const organizationalUnitId =
    (await presentUnit(world, view, asked)) ?? unitOf(world, asked);
  const input = { ...asked, organizationalUnitId };
  const findings = await findingsOf(world, view, input);
  return {
    input,
    findings,
    changes: [],
    obstacles: obstaclesOf(findings),
    agreed: findings.map(({ code, state, message }) => [code, state, message]),
  };
}

/**
 * The unit of an account that is taken over, where it is one of tenants already: it
 * stays there unless another was asked for.
 */
async function presentUnit(
  { config }: TenantAccountWorld,
  view: OrganizationView,
  { adopt, organizationalUnitId }: TenantAccountInput,
): Promise<string | undefined> {
  if (!adopt || organizationalUnitId) return undefined;
  const { tenantOrganizationalUnitId } = organizationOf(config);
  try {
    const at = await view.parentOf(adopt);
    const unit = at && (await view.unit(at));
    return unit && unit.within.includes(tenantOrganizationalUnitId)
      ? unit.id
      : undefined;
  } catch (error) {
    // The findings tell of an organization that cannot be read.
    if (error instanceof AwsReadError) return undefined;
    throw error;
  }
}

async function findingsOf(
  world: TenantAccountWorld,
  view: OrganizationView,
  input: TenantAccountInput & { organizationalUnitId: string },
): Promise<Draft['findings']> {
  try {
    const [accounts, unit] = await Promise.all([
      view.calls.listAccounts(),
      view.unit(input.organizationalUnitId),
    ]);
    const { adopt } = input;
    const account = accounts.find(({ Id }) => Id === adopt);
    return [
      ...(adopt
        ? await adoptionFindings(world, view, { input, adopt, account })
        : await creationFindings(world, view, { input, accounts })),
      unitFinding(world, input.organizationalUnitId, unit),
      tagFinding(world, input),
    ];
  } catch (error) {
    if (!(error instanceof AwsReadError)) throw error;
    return [
      {
        code: 'organization',
        title: 'Organization',
        state: 'notEvaluated',
        message: error.problem.message,
      },
    ];
  }
}

function tagFinding(
  { config }: TenantAccountWorld,
  input: TenantAccountInput,
): Draft['findings'][number] {
  const common = { code: 'account-tags', title: 'Tags' };
  const mistakes = tagMistakes(config, input);
  const tags = Object.entries(wantedTags(config, input));
  return mistakes.length > 0
    ? { ...common, state: 'required', message: mistakes.join(' ') }
    : {
        ...common,
        state: 'passed',
        message: `The account gets the tags ${tags.map(([key, value]) => `${key} = ${value}`).join(', ')}.`,
      };
}
