import { Config } from '@backstage/config';

/** Addresses of the portal's pages. */
export interface OperationPages {
  list: string;
  run(operationId: string): string;
}

/** From `app.baseUrl`; without it the addresses have no host. */
export function operationPages(config: Config): OperationPages {
  const portal = config.getOptionalString('app.baseUrl') ?? '';
  const list = `${portal.replace(/\/+$/, '')}/eks/operations`;
  return { list, run: id => `${list}/${encodeURIComponent(id)}` };
}
