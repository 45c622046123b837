import { runCommand } from './entry.mjs';

runCommand(() => import('./sandboxCommand.mjs'));
