import type { AccountState } from '../../world/state';
import type { World } from '../../world/World';
import { type Scope, scopeKey } from '../Scope';
import type { TerraformState } from '../TerraformState';
import { callAws, type Step } from '../terraform/plan';
import {
  existsIn,
  type IamIdentity,
  type IamResource,
  type IamType,
  removeFrom,
} from './resources';

interface IamContext {
  account: AccountState;
  now: () => Date;
  state: TerraformState;
  /** Key of the run in the Terraform state. */
  key: string;
}

const ORDER: IamType[] = ['attachment', 'role', 'policy', 'provider'];

function entry({ type, address, id }: IamIdentity): string {
  return `iam ${type} ${address} ${id}`;
}

function known({ state, key }: IamContext): IamIdentity[] {
  return state.list(key, 'iam ').map(text => {
    const [, type, address, ...id] = text.split(' ');
    return { type: type as IamType, address, id: id.join(' ') };
  });
}

function nameOf({ type, id }: IamIdentity): string {
  return type === 'policy' ? id.slice(id.indexOf('/') + 1) : id;
}

/** What the provider of Terraform says before the words of AWS. */
function failure(action: 'create' | 'update' | 'delete', of: IamIdentity) {
  const name = nameOf(of);
  const [role, policy] = of.id.split(' ');
  const words = {
    create: {
      role: `failed creating IAM Role (${name})`,
      policy: `error creating IAM Policy ${name}`,
      attachment: `Error attaching policy ${policy} to IAM Role ${role}`,
      provider: 'error creating IAM OIDC Provider',
    },
    update: {
      role: `error updating IAM Role (${name}) assume role policy`,
      policy: `error updating IAM Policy (${name})`,
      attachment: `Error attaching policy ${policy} to IAM Role ${role}`,
      provider: `error updating IAM OIDC Provider (${name})`,
    },
    delete: {
      role: `error deleting IAM Role (${name})`,
      policy: `error deleting IAM policy ${name}`,
      attachment: `Error removing policy ${policy} from IAM Role ${role}`,
      provider: `error deleting IAM OIDC Provider (${name})`,
    },
  };
  return words[action][of.type];
}

function call(
  action: 'create' | 'update' | 'delete',
  of: IamIdentity,
  work: () => void,
): Promise<void> {
  return callAws(failure(action, of), of.address, () => {
    work();
    return { done: Promise.resolve() };
  });
}

/** Takes a resource away, before that the attachments that Terraform made to it. */
async function remove(context: IamContext, gone: IamIdentity): Promise<void> {
  const { account, state, key } = context;
  const attached = known(context).filter(
    ({ type, id }) =>
      type === 'attachment' &&
      gone.type !== 'attachment' &&
      id.split(' ').includes(gone.id),
  );
  for (const each of [...attached, gone]) {
    if (existsIn(account, each)) {
      await call('delete', each, () => removeFrom(account, each));
    }
    state.remove(key, entry(each));
  }
}

function wantedStep(
  context: IamContext,
  resource: IamResource,
): Step | undefined {
  const { account, now, state, key } = context;
  const { address, after } = resource;
  const before = known(context).find(each => each.address === address);
  const kept = before?.id === resource.id && existsIn(account, resource);
  const differences = kept ? resource.differences(account) : [];
  if (kept && differences.length === 0) {
    return undefined;
  }
  if (kept) {
    return {
      address,
      after,
      resources: [{ address, action: 'update', lines: differences }],
      run: () =>
        call('update', resource, () => resource.update(account, now())),
    };
  }
  const old = before && existsIn(account, before) ? before : undefined;
  return {
    address,
    after,
    resources: [
      {
        address,
        action: old ? 'replace' : 'create',
        lines: resource.lines,
      },
    ],
    run: async () => {
      if (before) {
        await remove(context, before);
      }
      await call('create', resource, () => resource.create(account, now()));
      state.add(key, entry(resource));
    },
  };
}

function removalSteps(context: IamContext, declared: IamResource[]): Step[] {
  const wanted = new Set(declared.map(each => each.address));
  const gone = known(context)
    .filter(
      each => !wanted.has(each.address) && existsIn(context.account, each),
    )
    .sort(
      (left, right) => ORDER.indexOf(left.type) - ORDER.indexOf(right.type),
    );
  const attachments = gone
    .filter(each => each.type === 'attachment')
    .map(each => each.address);
  return gone.map(each => ({
    address: each.address,
    after: each.type === 'attachment' ? [] : attachments,
    resources: [{ address: each.address, action: 'delete' as const }],
    run: () => remove(context, each),
  }));
}

function contextOf(
  world: World,
  scope: Scope,
  state: TerraformState,
): IamContext {
  return {
    account: world.account(scope.accountId),
    now: world.now,
    state,
    key: scopeKey(scope),
  };
}

/** What has to be done so that roles, policies and providers of an account are as declared. */
export function planIam(
  world: World,
  scope: Scope,
  declared: IamResource[],
  state: TerraformState,
): Step[] {
  const context = contextOf(world, scope, state);
  const wanted = declared.flatMap(each => wantedStep(context, each) ?? []);
  const changing = new Set(wanted.map(step => step.address));
  return [
    ...wanted.map(step => ({
      ...step,
      after: step.after?.filter(address => changing.has(address)),
    })),
    ...removalSteps(context, declared),
  ];
}

/** Records what is declared and exists already as made by Terraform. */
export function importIam(
  world: World,
  scope: Scope,
  declared: IamResource[],
  state: TerraformState,
): void {
  const { account, key } = contextOf(world, scope, state);
  for (const each of declared) {
    if (existsIn(account, each)) {
      state.add(key, entry(each));
    }
  }
}
