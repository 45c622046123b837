import { UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { clusterTargets } from '../clusterTargets';
import { OperationKind, Step } from '../kind';

/** Something outside that keeps what was done to it, whoever dies. */
export class FileWorld {
  constructor(readonly file: string) {}

  /** What was done, in order. */
  acts(): string[] {
    if (!existsSync(this.file)) return [];
    return readFileSync(this.file, 'utf8').split('\n').filter(Boolean);
  }

  do(act: string): void {
    appendFileSync(this.file, `${act}\n`);
  }
}

export const upgrade: UpgradeInput = {
  kind: 'upgrade',
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
  version: '1.35',
  way: 'aws-first',
};

/** The same in an environment that tests protect. */
export const prod: UpgradeInput = {
  ...upgrade,
  accountId: '333333333333',
  clusterName: 'prod-eks1',
};

/** Acts of one step in `fileWorldKind`. */
export const ACTS_PER_STEP = 4;

/** What `fileWorldKind` does when all goes well. */
export const allActs = ['one', 'two', 'three'].flatMap(step =>
  Array.from({ length: ACTS_PER_STEP }, (_, n) => `${step}-${n + 1}`),
);

const pause = (ms: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, ms);
  });

/** Three steps with several acts each, which look at the world before they act. */
export function fileWorldKind(
  world: FileWorld,
  pauseMs = 15,
): OperationKind<UpgradeInput> {
  const step = (id: string): Step<UpgradeInput> => ({
    id,
    title: `Step ${id}`,
    description: 'Does four things, one after the other.',
    async reconcile(run) {
      for (let n = 1; n <= ACTS_PER_STEP; n += 1) {
        const name = `${id}-${n}`;
        await pause(pauseMs * Math.random() * 2);
        if (!world.acts().includes(name)) {
          await run.remember({ at: name });
          await run.act(
            { eventId: `world.${name}`, message: `Did ${name}.` },
            async () => {
              await pause(pauseMs * Math.random());
              world.do(name);
            },
          );
          run.progress({ type: 'offer', nodeGroups: [{ name }] });
        }
        if (n === 2 && run.memory.waited !== id) {
          await run.remember({ ...run.memory, waited: id });
          return { is: 'waiting', reason: 'A while.', checkAgainAfter: 20 };
        }
      }
      return { is: 'done' };
    },
    async undo(run) {
      const name = `undo-${id}`;
      if (!world.acts().includes(name)) {
        await run.act(
          { eventId: `world.${name}`, message: `Took back ${id}.` },
          async () => world.do(name),
        );
      }
      return { is: 'done' };
    },
    undoTitle: () => `take back ${id}`,
  });
  return {
    kind: 'upgrade',
    targets: clusterTargets,
    title: ({ clusterName, version }) => `Upgrade ${clusterName} to ${version}`,
    steps: () => ['one', 'two', 'three'].map(step),
    plan: async input => ({
      input,
      agreed: {},
      findings: [],
      changes: [],
      obstacles: [],
    }),
  };
}
