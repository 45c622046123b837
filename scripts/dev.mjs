import { runCommand } from './entry.mjs';

runCommand(() => import('./devCommand.mjs'));
