import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { Step, StepOutcome, StepRun } from '../kind';
import { lasting, wordsOf, World } from '../world';
import { choices } from './choices';
import { PeeringView } from './PeeringView';
import { AnyPeeringInput, Side } from './sides';
import { stepIds } from './stepIds';

/** One of the things that must agree. */
export type Source = Extract<
  StepDetail,
  { type: 'verification' }
>['sources'][number];

/** Compares all sources, and waits a while until they agree. */
export function verificationStep<Input extends AnyPeeringInput>(
  world: World,
  {
    description,
    agreement,
    compare,
  }: {
    description: string;
    /** What is so once all agree, as a sentence. */
    agreement: string;
    compare(run: StepRun<Input>, view: PeeringView): Promise<Source[]>;
  },
): Step<Input> {
  return {
    id: stepIds.verify,
    title: 'Compare all sources',
    description,
    usualSeconds: 20,
    async reconcile(run): Promise<StepOutcome> {
      const view = new PeeringView(world, run.operation.input, run.signal);
      const sources = await compare(run, view);
      const detail: StepDetail = { type: 'verification', sources };
      const wrong = sources.filter(({ agrees }) => !agrees);
      if (wrong.length === 0) return { is: 'done', reason: agreement, detail };
      const said = wrong
        .map(({ source, value }) => `${source}: ${value ?? 'not known'}.`)
        .join(' ');
      if (run.choice === choices.goOn.id) {
        return {
          is: 'done',
          reason: `A person went on without full agreement. ${said}`,
          detail,
        };
      }
      const age = run.now().getTime() - run.startedAt.getTime();
      const { agreeWithin, progress, blocked } = world.pace;
      return age < agreeWithin
        ? {
            is: 'waiting',
            reason: `Waiting until all sources agree. ${said}`,
            checkAgainAfter: progress,
            detail,
          }
        : {
            is: 'blocked',
            reason: `Not all sources agree, after more than ${lasting(agreeWithin)}. ${said}`,
            choices: [choices.lookAgain, choices.goOn],
            checkAgainAfter: blocked,
            detail,
          };
    },
  };
}

/** Whether the newest commit of a side's repository has the entry. */
export async function declaredSource(
  world: World,
  view: PeeringView,
  side: Side,
  wanted: boolean,
): Promise<Source> {
  const account = view.account(side);
  const { region, name } = view.input;
  const none = { source: `Repository of ${view.nameOf(side)}`, agrees: false };
  if (!account) return none;
  await world.repositories.readFor(account, region);
  const declared = (await world.repositories.declaredSides())(account, region);
  if (!declared) return none;
  const { reading, declarations } = declared;
  const source = `${reading.name} (${reading.branch})`;
  if (reading.problem || !declarations) {
    return { source, value: reading.problem?.message, agrees: false };
  }
  const isThere = declarations.peerings.some(
    entry =>
      entry.side === side &&
      entry.name === name &&
      entry.environment === account.environment,
  );
  return {
    source,
    value: isThere ? `has the entry ${name}` : `has no entry ${name}`,
    agrees: isThere === wanted,
  };
}

/** A source that may not be readable. */
export async function readSource(
  source: string,
  read: () => Promise<Omit<Source, 'source'>>,
): Promise<Source> {
  try {
    return { source, ...(await read()) };
  } catch (error) {
    return { source, value: wordsOf(error), agrees: false };
  }
}
