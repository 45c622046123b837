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
  const input = { ...asked, organizationalUnitId: unitOf(world, asked) };
  const findings = await findingsOf(world, input, signal);
  return {
    input,
    findings,
    changes: [],
    obstacles: obstaclesOf(findings),
    agreed: findings.map(({ code, state, message }) => [code, state, message]),
  };
}

async function findingsOf(
  world: TenantAccountWorld,
  input: TenantAccountInput & { organizationalUnitId: string },
  signal: AbortSignal,
): Promise<Draft['findings']> {
  const view = new OrganizationView(world, signal);
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
