import { runCommand } from './entry.mjs';

runCommand(() => import('./testCommand.mjs'));
