import { refusal } from './nodeVersion.mjs';

/**
 * Runs a command of the repository. The command is imported only after the
 * version of Node is known to be new enough to read it.
 */
export function runCommand(load) {
  const problem = refusal(process.versions.node);
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
  load()
    .then(command => command.main(process.argv.slice(2)))
    .then(
      code => process.exit(code || 0),
      error => {
        console.error(
          error && error.isForPeople
            ? error.message
            : (error && error.stack) || error,
        );
        process.exit(1);
      },
    );
}
