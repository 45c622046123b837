import { github } from '../__testUtils__/gitHost';
import { type Sandbox, startSandbox } from '../startSandbox';

const XKF = '/repos/acme/xkf';

describe('faults of the Git host', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });

  afterEach(() => sandbox.faults.clear());

  afterAll(async () => {
    await sandbox.stop();
  });

  const add = (fault: object) =>
    fetch(`${sandbox.controlUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ service: 'github', ...fault }),
    });
  const get = (path = XKF) => github(sandbox, `GET ${path}`);

  it.each([
    ['access-denied', {}, 403, 'Resource not accessible by integration'],
    ['expired-token', {}, 401, 'Bad credentials'],
    ['not-found', {}, 404, 'Not Found'],
    ['server-error', { status: 502 }, 502, 'Server Error'],
    ['throttle', {}, 429, 'You have exceeded a secondary rate limit'],
    ['throttle', { status: 403 }, 403, 'You have exceeded a secondary'],
  ])(
    '%s answers with the body of GitHub',
    async (effect, more, status, message) => {
      expect((await add({ effect, remaining: 1, ...more })).status).toBe(201);
      const answer = await get();
      expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({
        message: expect.stringContaining(message),
        documentation_url: expect.any(String),
      });
      expect((await get()).status).toBe(200);
    },
  );

  it('tells how long a limit lasts', async () => {
    await add({ effect: 'throttle', retryAfterSeconds: 42 });
    expect((await get()).headers.get('retry-after')).toBe('42');
  });

  it('shows a sign-in page with a status that looks like success', async () => {
    await add({ effect: 'html' });
    const answer = await get();
    expect(answer.status).toBe(203);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.body).toContain('Sign in');
  });

  it('strikes the endpoint and the repository that it names', async () => {
    await add({
      effect: 'server-error',
      operation: 'GET /repos/{owner}/{repo}/branches/{branch...}',
      repository: 'acme/xkf-north',
    });
    expect((await get(`${XKF}/branches/main`)).status).toBe(200);
    expect((await get('/repos/acme/xkf-north')).status).toBe(200);
    expect((await get('/repos/acme/xkf-north/branches/main')).status).toBe(500);
  });

  it('waits, and hangs until the caller gives up', async () => {
    await add({ effect: 'latency', milliseconds: 80, remaining: 1 });
    const started = Date.now();
    expect((await get()).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(75);
    await add({ effect: 'hang' });
    await expect(
      fetch(`${sandbox.gitUrl}/api/v3${XKF}`, {
        signal: AbortSignal.timeout(100),
      }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('leaves the pages alone, and effects of other services have none here', async () => {
    await add({ effect: 'server-error' });
    expect((await fetch(sandbox.gitUrl)).status).toBe(200);
    sandbox.faults.clear();
    await add({ effect: 'tls' });
    await add({ effect: 'unreachable' });
    sandbox.faults.add({ effect: 'access-denied', service: 'eks' });
    expect((await get()).status).toBe(200);
  });
});
