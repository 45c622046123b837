import type {
  Account,
  CreateAccountStatus,
} from '@aws-sdk/client-organizations';
import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { StepOutcome, StepRun } from '../kind';
import { lasting } from '../world';
import { Found, searchAccount } from './AccountSearch';
import { askAgain, lookAgain, takeOver } from './choices';
import { detailOf } from './detail';
import { failureWords } from './failureWords';
import { AccountMemory, readMemory } from './memory';
import { accountWords, OrganizationView } from './OrganizationView';
import { Asked, requestAccount } from './requestAccount';
import { whyNotAdopted } from './adoption';
import { stepIds } from './stepIds';
import { TenantAccountWorld } from './TenantAccountWorld';

/** AWS usually makes an account within this time. */
export const usualCreationSeconds = 5 * 60;

/**
 * One look at an account on its way. AWS would make a second account for a second
 * request, so it is only asked after everything was searched for the first.
 */
export class AccountMaker {
  readonly #view: OrganizationView;
  readonly #input: TenantAccountInput;
  #memory: AccountMemory;

  constructor(
    private readonly world: TenantAccountWorld,
    private readonly run: StepRun<TenantAccountInput>,
  ) {
    this.#view = new OrganizationView(world, run.signal);
    this.#input = run.operation.input;
    const own = readMemory(run.memory);
    const before = readMemory(run.memoryOf(stepIds.create));
    this.#memory = own.attempt > 0 ? own : before;
  }

  /** Ends as soon as AWS works on the account, or has it. */
  async ask(): Promise<StepOutcome> {
    const found = await this.#search();
    if (found.is === 'account') return this.#take(found.account);
    const asked = found.is === 'request' ? found : await this.#request(found);
    if ('outcome' in asked) return asked.outcome;
    await this.#keep(asked.status);
    return {
      is: 'done',
      reason: `AWS makes the account ${this.#input.name}.`,
      detail: this.#detail(asked.status),
    };
  }

  /** Ends when AWS has the account, or says why not. */
  async follow(): Promise<StepOutcome> {
    const found = await this.#search();
    if (found.is === 'account') return this.#take(found.account);
    const isRefused = found.is === 'request' && found.status.State === 'FAILED';
    if (found.is === 'request' && isRefused && !this.#wantsAgain) {
      await this.#keep(found.status);
      return this.#failed(found.status);
    }
    const asked =
      found.is === 'request' && !isRefused ? found : await this.#request(found);
    if ('outcome' in asked) return asked.outcome;
    await this.#keep(asked.status);
    return this.#goesOn(asked.status);
  }

  get #wantsAgain(): boolean {
    return this.run.choice === askAgain.id;
  }

  #search(): Promise<Found> {
    return searchAccount(this.#view, this.#input, this.#memory);
  }

  #failed(status: CreateAccountStatus): StepOutcome {
    const { words, again } = failureWords(status.FailureReason, this.#input);
    const detail = this.#detail(status);
    return again
      ? { is: 'blocked', reason: words, choices: [askAgain, lookAgain], detail }
      : { is: 'failed', reason: words, detail };
  }

  async #request(found: Exclude<Found, { is: 'account' }>): Promise<Asked> {
    const { name } = this.#input;
    const { pace } = this.world;
    if (found.is === 'foreign-request') {
      return waiting(
        `AWS makes an account ${name} that somebody else asked for (${found.id}); waiting until that has ended, so that the two are not taken for each other.`,
        pace.progress,
      );
    }
    if (this.#isOutstanding) {
      const { lostAnswer } = pace.account;
      return waiting(
        `AWS was asked for the account, and its answer was lost. Looking for ${lasting(lostAnswer)} whether it makes the account before it is asked again.`,
        pace.progress,
      );
    }
    const sameName = found.is === 'nothing' ? found.sameName : undefined;
    if (sameName) {
      return {
        outcome: {
          is: 'blocked',
          reason: `The organization has an account ${accountWords(sameName)} with another e-mail address by now. Rename that one, or cancel and choose another name.`,
          choices: [lookAgain],
          checkAgainAfter: pace.blocked,
        },
      };
    }
    const asked = await requestAccount(this.world, this.#view, this.run, {
      ...this.#memory,
      known: found.others,
    });
    if ('memory' in asked) this.#memory = asked.memory;
    return asked;
  }

  /** A request whose answer was lost shows itself in a while, if AWS got it. */
  get #isOutstanding(): boolean {
    const { askedAt, requestId } = this.#memory;
    if (!askedAt || requestId) return false;
    const age = this.run.now().getTime() - Date.parse(askedAt);
    return age < this.world.pace.account.lostAnswer;
  }

  async #take(account: Account): Promise<StepOutcome> {
    const { attempt } = this.#memory;
    if (attempt === 0 && this.run.choice !== takeOver.id) {
      const obstacle = whyNotAdopted(this.world.config, account);
      return {
        is: 'blocked',
        reason:
          `The organization has an account ${accountWords(account)} with the e-mail address ${account.Email} by now, which this operation did not ask for. ${obstacle ?? ''}`.trim(),
        choices: obstacle ? [lookAgain] : [takeOver, lookAgain],
        checkAgainAfter: this.world.pace.blocked,
      };
    }
    await this.#remember({
      ...this.#memory,
      attempt: Math.max(1, attempt),
      accountId: account.Id,
    });
    return {
      is: 'done',
      reason: `The account is ${account.Id}.`,
      detail: detailOf(this.#input, {
        state: attempt === 0 ? 'adopted' : 'SUCCEEDED',
        accountId: account.Id,
      }),
    };
  }

  #goesOn(status: CreateAccountStatus): StepOutcome {
    const { name } = this.#input;
    const age =
      this.run.now().getTime() - (status.RequestedTimestamp?.getTime() ?? 0);
    const late = 6 * usualCreationSeconds * 1000;
    const isLate = status.RequestedTimestamp !== undefined && age > late;
    // The words stay the same while it goes on, since each new one is an event.
    const words = isLate
      ? `for more than ${lasting(late)}, much longer than usual. Open a support case and name the request ${status.Id}.`
      : 'which usually takes a few minutes.';
    return {
      is: 'waiting',
      reason: `AWS makes the account ${name}, ${words}`,
      checkAgainAfter: this.world.pace.progress,
      detail: this.#detail(status),
    };
  }

  async #keep({ Id, AccountId }: CreateAccountStatus): Promise<void> {
    await this.#remember({
      ...this.#memory,
      requestId: Id,
      accountId: AccountId,
    });
  }

  async #remember(memory: AccountMemory): Promise<void> {
    const own = readMemory(this.run.memory);
    this.#memory = memory;
    const isKnown =
      own.attempt === memory.attempt &&
      own.requestId === memory.requestId &&
      own.accountId === memory.accountId;
    if (!isKnown) await this.run.remember({ ...memory });
  }

  #detail({ State = 'IN_PROGRESS', AccountId }: CreateAccountStatus) {
    return detailOf(this.#input, { state: State, accountId: AccountId });
  }
}

function waiting(reason: string, checkAgainAfter: number): Asked {
  return { outcome: { is: 'waiting', reason, checkAgainAfter } };
}
