import { runCommand } from './entry.mjs';

runCommand(() => import('./benchCommand.mjs'));
