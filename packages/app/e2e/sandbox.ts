import type { APIRequestContext } from '@playwright/test';

const control = `${process.env.SANDBOX_URL ?? 'http://127.0.0.1:4566'}/_sandbox`;

/** Makes AWS or Kubernetes fail while the work runs. */
export async function withFault(
  request: APIRequestContext,
  fault: Record<string, string | number>,
  work: () => Promise<void>,
) {
  const created = await request.post(`${control}/faults`, { data: fault });
  if (!created.ok()) throw new Error(await created.text());
  const { id } = await created.json();
  try {
    await work();
  } finally {
    await request.delete(`${control}/faults/${id}`);
  }
}

/**
 * Does something to a cluster of the sandbox.
 *
 * @param action - `ACCOUNT/REGION/NAME/` and what is done, as the sandbox names it
 */
export async function actOnCluster(
  request: APIRequestContext,
  action: string,
  options: Record<string, string | number | boolean>,
) {
  const answer = await request.post(`${control}/clusters/${action}`, {
    data: options,
  });
  if (!answer.ok()) throw new Error(await answer.text());
}
