import { IrsaRoleInput, StepDetail } from '@xkf/backstage-plugin-eks-common';
import { isDeepStrictEqual } from 'node:util';
import { AwsIam } from '../../aws';
import { accountOf } from '../../fleet/clusterView';
import { listed, wordsOf, World } from '../world';
import { ownPolicyArn } from './arns';
import { iamOf } from './iamOf';
import { judgeTrust } from './judgeTrust';
import { readDeclared } from './readDeclared';

type Source = Extract<StepDetail, { type: 'verification' }>['sources'][number];

/** What was asked for against what there is. */
export interface Comparison {
  sources: Source[];
  /** Whether the role lets in others, which no further waiting mends. */
  isUnsafe: boolean;
}

/** Looks at the repository and IAM as they are now. */
export async function compareRole(
  world: World,
  input: IrsaRoleInput,
  signal: AbortSignal,
): Promise<Comparison> {
  const { accountId, clusters, namespace, serviceAccount } = input;
  const limited = AbortSignal.any([
    signal,
    AbortSignal.timeout(world.pace.timeout),
  ]);
  const iam = iamOf(world, accountId, limited);
  let isUnsafe = false;
  const sources = await Promise.all([
    repositorySource(world, input, limited),
    readSource('Trust policy', async () => {
      const role = await iam.getRole(input.roleName);
      if (!role) return { value: 'IAM has no such role', agrees: false };
      const faults = judgeTrust(role.AssumeRolePolicyDocument, input);
      isUnsafe = faults.length > 0;
      return isUnsafe
        ? { value: faults.join(' '), agrees: false }
        : {
            value: `${namespace}/${serviceAccount} of ${listed(clusters.map(({ clusterName }) => clusterName))}, and nobody else`,
            agrees: true,
          };
    }),
    readSource('Policies', () => policies(iam, input)),
    ...(input.policyJson === undefined
      ? []
      : [readSource('Own policy', () => ownPolicy(iam, input))]),
  ]);
  return { sources, isUnsafe };
}

async function repositorySource(
  world: World,
  { accountId, region, roleName }: IrsaRoleInput,
  signal: AbortSignal,
): Promise<Source> {
  const account = accountOf(world.config, accountId);
  if (!account) return { source: 'Repository', agrees: false };
  try {
    const found = await readDeclared(world, account, region, signal);
    if (!found) return { source: 'Repository', agrees: false };
    const module = found.roles.get(roleName);
    return {
      source: `${found.repository} (${found.branch})`,
      value: module
        ? `declares the role in module ${module}`
        : 'does not declare the role',
      agrees: module !== undefined,
    };
  } catch (error) {
    return { source: 'Repository', value: wordsOf(error), agrees: false };
  }
}

async function policies(
  iam: AwsIam,
  input: IrsaRoleInput,
): Promise<Omit<Source, 'source'>> {
  const attached = (await iam.listAttachedRolePolicies(input.roleName)).flatMap(
    ({ PolicyArn }) => PolicyArn ?? [],
  );
  const wanted = [
    ...(input.policyJson === undefined ? [] : [ownPolicyArn(input)]),
    ...input.policyArns,
  ];
  const missing = wanted.filter(arn => !attached.includes(arn));
  const others = attached.filter(arn => !wanted.includes(arn));
  if (missing.length === 0 && others.length === 0) {
    return { value: `${attached.length} of ${wanted.length}`, agrees: true };
  }
  return {
    value: [
      missing.length > 0 && `without ${listed(missing)}`,
      others.length > 0 && `also ${listed(others)}`,
    ]
      .filter(Boolean)
      .join(', and '),
    agrees: false,
  };
}

async function ownPolicy(
  iam: AwsIam,
  input: IrsaRoleInput,
): Promise<Omit<Source, 'source'>> {
  const document = await iam.getPolicyDocument(ownPolicyArn(input));
  if (document === undefined) {
    return { value: 'IAM has no such policy', agrees: false };
  }
  const agrees = isSamePolicy(document, input.policyJson ?? '');
  return {
    value: agrees ? 'as asked for' : 'says something else than was asked for',
    agrees,
  };
}

/** The order of keys does not count. */
function isSamePolicy(one: string, other: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
  } catch {
    return false;
  }
}

async function readSource(
  source: string,
  read: () => Promise<Omit<Source, 'source'>>,
): Promise<Source> {
  try {
    return { source, ...(await read()) };
  } catch (error) {
    return { source, value: wordsOf(error), agrees: false };
  }
}
