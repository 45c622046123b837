import { StepDetail, Tenant } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { State } from './state';

/** Organizations' states of an account; it may add others. */
const known = {
  ACTIVE: { tone: 'good', icon: 'ok' },
  PENDING_ACTIVATION: { tone: 'busy', icon: 'busy' },
  SUSPENDED: { tone: 'bad', icon: 'stopped' },
  PENDING_CLOSURE: { tone: 'warning', icon: 'clock' },
  CLOSED: { tone: 'neutral', icon: 'gone' },
} as const satisfies Record<string, Pick<State, 'tone' | 'icon'>>;

type KnownState = keyof typeof known;

const isKnown = (state: string): state is KnownState =>
  Object.hasOwn(known, state);

/** How Organizations has an account; a state that we do not know keeps AWS's own word. */
export function accountState(
  t: EksTranslate,
  { state }: Pick<Tenant, 'state'>,
): State {
  if (state === undefined) {
    return {
      tone: 'neutral',
      icon: 'unknown',
      word: t('value.unknown'),
      hint: t('tenants.state.notRead'),
    };
  }
  return isKnown(state)
    ? { ...known[state], word: t(`state.account.${state}`) }
    : { tone: 'neutral', icon: 'unknown', word: state };
}

type PullRequestState = Tenant['pullRequests'][number]['state'];

const pullRequestLooks: Record<
  PullRequestState,
  Pick<State, 'tone' | 'icon'>
> = {
  open: { tone: 'notice', icon: 'open' },
  merged: { tone: 'good', icon: 'merged' },
  closed: { tone: 'neutral', icon: 'stopped' },
};

/** Where a pull request about a tenant stands. */
export function tenantPullRequestState(
  t: EksTranslate,
  state: PullRequestState,
): State {
  return {
    ...pullRequestLooks[state],
    word: {
      open: t('state.change.open'),
      merged: t('state.pullRequest.merged'),
      closed: t('state.pullRequest.closed'),
    }[state],
  };
}

type AccountRequestState = Extract<StepDetail, { type: 'account' }>['state'];

const requestLooks: Record<
  AccountRequestState,
  Pick<State, 'tone' | 'icon'>
> = {
  IN_PROGRESS: { tone: 'busy', icon: 'busy' },
  SUCCEEDED: { tone: 'good', icon: 'ok' },
  FAILED: { tone: 'bad', icon: 'error' },
  adopted: { tone: 'good', icon: 'ok' },
};

/** How far Organizations has come with an account that was asked for. */
export function accountRequestState(
  t: EksTranslate,
  state: AccountRequestState,
): State {
  return { ...requestLooks[state], word: t(`state.accountRequest.${state}`) };
}
