import {
  OperationInput,
  StepDetail,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { StepOutcome, StepRun } from '../kind';
import { World } from '../world';
import { choices } from './choices';
import { detailOf } from './detail';
import { ChangeMemory, readMemory } from './memory';
import {
  Opening,
  PullRequestChange,
  SeenPullRequest,
} from './PullRequestChange';
import { nameOf, waitingWords } from './words';

/** One pull request of an operation. */
export interface PullRequestStepOptions<Input extends OperationInput> {
  openId: string;
  mergeId: string;
  /**
   * What the change does, as the end of "Open the pull request that …"; it tells the
   * pull requests of one operation apart.
   */
  purpose: string;
  changes: TerraformChange[];
  /** Whether cancelling closes it again while it is open. */
  closeOnCancel: boolean;
  /** The step that has seen the merged change in AWS once it has succeeded. */
  appliedId: string;
  /**
   * Whether it is opened although AWS would refuse something at its apply: for changes
   * that none of the refusals can come from, where the plan tells of them.
   */
  despiteRefusals?: boolean;
  /** Looked at each time before it is opened; an outcome stands in the way. */
  guard?(run: StepRun<Input>): Promise<StepOutcome | undefined>;
  /** Sentences that are said while it is open. */
  whileOpen?(run: StepRun<Input>): Promise<string | undefined>;
}

/** Opens one pull request, follows it to its merge, and closes it when it is not wanted any more. */
export class PullRequestFollower<Input extends OperationInput> {
  readonly #change: PullRequestChange;

  constructor(
    private readonly world: World,
    private readonly options: PullRequestStepOptions<Input>,
  ) {
    const { blocked } = world.pace;
    this.#change = new PullRequestChange(world, options.changes, blocked);
  }

  async open(run: StepRun<Input>): Promise<StepOutcome> {
    const memory = readMemory(run.memory);
    const found = await this.#change.find(memory, run.signal);
    if (found) return opened(memory, found);
    const stopped = await this.options.guard?.(run);
    if (stopped) return stopped;
    const opening = await this.#open(run);
    switch (opening.is) {
      case 'open':
        return opened(opening.memory, opening.seen);
      case 'said':
        await run.remember({});
        return {
          is: 'done',
          reason: `${opening.repository} says all of it already, so no pull request is needed.`,
        };
      default:
        return opening.outcome;
    }
  }

  /** Follows the pull request until it is merged. */
  async follow(run: StepRun<Input>): Promise<StepOutcome> {
    let memory = this.#memory(run);
    if (!memory.changeId) {
      return {
        is: 'done',
        reason: 'There is no pull request to wait for.',
      };
    }
    if (run.choice === choices.accept.id) {
      return { is: 'done', reason: 'A person accepted what was merged.' };
    }
    if (run.choice === choices.openAgain.id) {
      const stopped = await this.options.guard?.(run);
      if (stopped) return stopped;
      const opening = await this.#open(run);
      if (opening.is === 'stopped') return opening.outcome;
      if (opening.is === 'said') return said(opening.repository);
      memory = opening.memory;
    }
    const found = await this.#change.find(memory, run.signal);
    if (!found) {
      return this.#blocked(
        memory,
        undefined,
        'The pull request is not on its host any more.',
      );
    }
    const { number, state } = found.pullRequest;
    memory = { ...memory, number, state };
    await this.#rememberSeen(run, memory);
    switch (state) {
      case 'open':
        return this.#whileOpen(run, memory, found);
      case 'merged':
        return this.#afterMerge(run, memory, found);
      default:
        return this.#afterClosing(run, memory, found);
    }
  }

  /** Closes what is still open, when the operation is cancelled. */
  async close(run: StepRun<Input>): Promise<StepOutcome> {
    const memory = this.#memory(run);
    const known = await this.#change.find(memory, run.signal);
    const found =
      known?.pullRequest.state === 'open'
        ? await this.#change.findNow(memory, run.signal)
        : known;
    const { repositoryUrl } = memory;
    if (!found || !repositoryUrl) return { is: 'done', stays: true };
    const { pullRequest } = found;
    const name = nameOf(pullRequest, memory.repositoryName);
    const detail = detailOf(memory, found);
    if (pullRequest.state === 'merged') {
      return {
        is: 'done',
        stays: true,
        reason: run.hasSucceeded(this.options.appliedId)
          ? `Pull request ${name} was merged and applied, so what it changed stays. Open a pull request that reverts it if it is not wanted.`
          : `Pull request ${name} was merged and stays in ${pullRequest.baseBranch}: Terraform carries it out at the next apply. Revert it there if it is not wanted.`,
        detail,
      };
    }
    if (pullRequest.state !== 'open') {
      return { is: 'done', reason: `Pull request ${name} is closed.`, detail };
    }
    await run.act(
      {
        eventId: 'eks.close-pull-request',
        message: `Closes pull request ${name}.`,
        severity: 'medium',
        subject: { pullRequest: pullRequest.url },
      },
      () =>
        this.world.gitHosts
          .open(repositoryUrl)
          .closePullRequest(pullRequest.number, { signal: run.signal }),
    );
    await run.remember({ ...memory, state: 'closed' });
    return {
      is: 'done',
      reason: `Pull request ${name} is closed.`,
      detail: detailOf(memory, {
        pullRequest: { ...pullRequest, state: 'closed' },
        readAt: run.now().toISOString(),
      }),
    };
  }

  #open(run: StepRun<Input>): Promise<Opening> {
    return this.#change.open(run, {
      otherEdit: run.choice === choices.openNew.id,
      refused:
        this.options.despiteRefusals || run.choice === choices.openAnyway.id,
    });
  }

  /** This step's own memory, once it has one, else that of the step before. */
  #memory(run: StepRun<Input>): ChangeMemory {
    const own = readMemory(run.memory);
    return own.changeId ? own : readMemory(run.memoryOf(this.options.openId));
  }

  async #rememberSeen(run: StepRun<Input>, seen: ChangeMemory): Promise<void> {
    const { changeId, number, state } = readMemory(run.memory);
    const isKnown =
      changeId === seen.changeId &&
      number === seen.number &&
      state === seen.state;
    if (!isKnown) await run.remember({ ...seen });
  }

  async #whileOpen(
    run: StepRun<Input>,
    memory: ChangeMemory,
    found: SeenPullRequest,
  ): Promise<StepOutcome> {
    const { pullRequest } = found;
    if (pullRequest.mergeability === 'conflicting') {
      return this.#blocked(
        memory,
        found,
        `Pull request ${nameOf(pullRequest, memory.repositoryName)} conflicts with ${pullRequest.baseBranch}. Resolve the conflict on its host, or close it there and open another one.`,
      );
    }
    const words = [
      waitingWords(pullRequest, memory.repositoryName),
      memory.policy,
      await this.options.whileOpen?.(run),
    ];
    return {
      is: 'waiting',
      reason: words.filter(Boolean).join(' '),
      checkAgainAfter: this.#pause(run),
      detail: detailOf(memory, found),
    };
  }

  async #afterMerge(
    run: StepRun<Input>,
    memory: ChangeMemory,
    found: SeenPullRequest,
  ): Promise<StepOutcome> {
    const { mergedAt, baseBranch } = found.pullRequest;
    const name = nameOf(found.pullRequest, memory.repositoryName);
    const detail = detailOf(memory, found);
    const preview = await this.#change.preview();
    if (!('problem' in preview) && preview.files.length === 0) {
      return { is: 'done', reason: `${name} was merged.`, detail };
    }
    const age = run.now().getTime() - (Date.parse(mergedAt ?? '') || 0);
    if (age < this.world.pace.settling) {
      return {
        is: 'waiting',
        reason: `${name} was merged; waiting until ${baseBranch} shows it.`,
        checkAgainAfter: this.world.pace.pullRequest.shortest,
        detail,
      };
    }
    const why =
      'problem' in preview
        ? preview.problem
        : 'It was edited before the merge, or changed after it.';
    return this.#blocked(
      memory,
      found,
      `${name} was merged, and ${baseBranch} does not say what it was opened for. ${why}`,
      [choices.accept],
    );
  }

  async #afterClosing(
    run: StepRun<Input>,
    memory: ChangeMemory,
    found: SeenPullRequest,
  ): Promise<StepOutcome> {
    const { closedBy, baseBranch } = found.pullRequest;
    const name = nameOf(found.pullRequest, memory.repositoryName);
    const preview = await this.#change.preview();
    if (!('problem' in preview) && preview.files.length === 0) {
      return said(preview.repository.name, detailOf(memory, found));
    }
    const by = closedBy ? ` by ${closedBy}` : '';
    const still =
      run.choice === choices.lookAgain.id
        ? ` ${baseBranch} still does not say it.`
        : '';
    return this.#blocked(
      memory,
      found,
      `Pull request ${name} was closed without a merge${by}.${still} Open another one, or make the change by hand and look again.`,
    );
  }

  #blocked(
    memory: ChangeMemory,
    found: SeenPullRequest | undefined,
    reason: string,
    more: readonly (typeof choices.accept)[] = [],
  ): StepOutcome {
    const canOpen = found?.pullRequest.state !== 'open';
    return {
      is: 'blocked',
      reason,
      choices: [
        ...(canOpen ? [choices.openAgain] : []),
        choices.lookAgain,
        ...more,
      ],
      checkAgainAfter: this.world.pace.blocked,
      detail: detailOf(memory, found),
    };
  }

  /** People take minutes or days, so it is looked at less and less often. */
  #pause(run: StepRun<Input>): number {
    const { shortest, longest } = this.world.pace.pullRequest;
    const wanted = (run.now().getTime() - run.startedAt.getTime()) / 20;
    return Math.min(longest, Math.max(shortest, wanted));
  }
}

function opened(memory: ChangeMemory, found: SeenPullRequest): StepOutcome {
  const name = nameOf(found.pullRequest, memory.repositoryName);
  return {
    is: 'done',
    reason: `Pull request ${name} is ${found.pullRequest.state}.`,
    detail: detailOf(memory, found),
  };
}

function said(repository: string, detail?: StepDetail): StepOutcome {
  return {
    is: 'done',
    reason: `${repository} says all of it, without a pull request of this operation.`,
    detail,
  };
}
