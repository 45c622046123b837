import { FileWorld, fileWorldKind } from './fileWorld';
import { runReplica } from './runReplica';

runReplica(world => {
  const { file, pauseMs } = world as { file: string; pauseMs: number };
  return [fileWorldKind(new FileWorld(file), pauseMs)];
}).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
