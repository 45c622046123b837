import { runCommand } from './entry.mjs';

runCommand(() => import('./yarnCommand.mjs'));
