import { runCommand } from './entry.mjs';

runCommand(() => import('./startCommand.mjs'));
