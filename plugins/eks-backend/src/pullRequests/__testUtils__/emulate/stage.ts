import { z } from 'zod';
import { HostAnswer, HostRequest, HostServer } from '../server/HostServer';
import { StageKind, TOKEN } from '../stages/Stage';
import { emulatedPerson } from './emulatedPerson';
import { Emulator } from './Emulator';

/** Where `emulate` 0.12.2 is known to answer other than GitHub; this stage sets it right. */
export const deviations = [
  'takes a second pull request for the same branches (201), where GitHub answers 422',
  'has no commit statuses (404), where GitHub answers with an empty list',
  'takes an unknown token for nobody and shows public repositories, where GitHub answers 401',
];

const openPullsSchema = z.array(z.object({ number: z.number() }));

/**
 * GitHub as somebody else understood it: the emulator from npm behind a server
 * of our own, which brings the faults and mends the deviations.
 */
export function emulateStage(): StageKind {
  let emulator: Promise<Emulator> | undefined;
  let repositories = 0;
  return {
    name: 'emulate',
    async start(files) {
      emulator ??= Emulator.start(TOKEN);
      const running = await emulator;
      repositories += 1;
      const name = `xkf-${repositories}`;
      await running.demand('POST', '/user/repos', { name, auto_init: true });
      const root = `/repos/acme/${name}`;
      const person = emulatedPerson(running, root);
      for (const [path, content] of Object.entries(files)) {
        await person.commit('main', { path, content });
      }
      const server = await HostServer.start(request => relay(running, request));
      const integration = {
        host: server.address,
        apiBaseUrl: server.origin,
        token: TOKEN,
      };
      return {
        server,
        repoUrl: `${server.origin}/acme/${name}`,
        integrations: { github: [integration] },
        person,
        stop: () => server.stop(),
      };
    },
    async end() {
      await (await emulator)?.stop();
    },
  };
}

async function relay(
  emulator: Emulator,
  request: HostRequest,
): Promise<HostAnswer> {
  const { method, path, query, json } = request;
  if (request.headers.authorization !== `Bearer ${TOKEN}`) {
    return { status: 401, body: { message: 'Bad credentials' } };
  }
  if (method === 'GET' && /\/commits\/[^/]+\/status$/.test(path)) {
    return { status: 200, body: { state: 'pending', statuses: [] } };
  }
  if (method === 'POST' && /\/pulls$/.test(path)) {
    const owner = path.split('/')[2];
    const filter = `state=open&head=${owner}:${json.head}&base=${json.base}`;
    const open = await emulator.demand('GET', `${path}?${filter}`);
    if (openPullsSchema.parse(open).length > 0) {
      const message = `A pull request already exists for ${owner}:${json.head}.`;
      const errors = [{ resource: 'PullRequest', code: 'custom', message }];
      return { status: 422, body: { message: 'Validation Failed', errors } };
    }
  }
  const response = await fetch(`${emulator.url}${path}?${query}`, {
    method,
    headers: {
      accept: request.headers.accept ?? '*/*',
      authorization: request.headers.authorization ?? '',
    },
    body:
      request.body.byteLength > 0 ? new Uint8Array(request.body) : undefined,
  });
  return {
    status: response.status,
    body: Buffer.from(await response.arrayBuffer()),
    headers: {
      'content-type': response.headers.get('content-type') ?? 'text/plain',
    },
  };
}
