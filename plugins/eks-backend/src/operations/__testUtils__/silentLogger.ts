import { LoggerService } from '@backstage/backend-plugin-api';

/** Says nothing, or writes each line to standard error where `EKS_TEST_LOG` is set. */
export const silentLogger: LoggerService = {
  error: log,
  warn: log,
  info: log,
  debug: () => {},
  child: () => silentLogger,
};

function log(message: string, meta?: unknown): void {
  if (process.env.EKS_TEST_LOG) {
    process.stderr.write(`${process.pid} ${message} ${String(meta ?? '')}\n`);
  }
}
