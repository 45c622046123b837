import { appendFileSync } from 'node:fs';
import { runReplica } from './runReplica';
import { scriptedKind } from './scriptedKind';

/** How far it counts. */
const LAST = 60;

/** Counts in its memory, and writes down which process met which refusal. */
const countingKind = (file: string) =>
  scriptedKind({
    count: async run => {
      for (let n = Number(run.memory.n ?? 0) + 1; n <= LAST; n += 1) {
        await new Promise(resolve => {
          setTimeout(resolve, 20);
        });
        try {
          await run.remember({ n, pid: process.pid });
        } catch (error) {
          const { name } = error as Error;
          appendFileSync(file, `${process.pid} ${name} ${n}\n`);
          throw error;
        }
        appendFileSync(file, `${process.pid} wrote ${n}\n`);
      }
      return { is: 'done' };
    },
  });

runReplica(world => [countingKind(String(world))]).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
