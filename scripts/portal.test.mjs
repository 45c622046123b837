import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { freePort } from './ports.mjs';
import { portalEnvironment } from './portal.mjs';
import { sandboxedEnvironment } from './sandboxProcess.mjs';
import { selectSteps } from './testCommand.mjs';
import { tailOf } from './tail.mjs';
import { waitForAnswer } from './waiting.mjs';

test('a port is one origin for app and API', () => {
  const env = portalEnvironment({ port: 3100, dataDirectory: '/data' });
  assert.equal(env.APP_CONFIG_app_baseUrl, '"http://localhost:3100"');
  assert.equal(env.APP_CONFIG_backend_baseUrl, '"http://localhost:3100"');
  assert.equal(env.APP_CONFIG_backend_listen_port, '3100');
});

test('nothing of a real AWS setup reaches a sandboxed process', () => {
  const env = sandboxedEnvironment(
    { PATH: '/bin', AWS_PROFILE: 'prod', AWS_SESSION_TOKEN: 'secret' },
    { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_ACCESS_KEY_ID: 'demo' },
  );
  assert.equal(env.PATH, '/bin');
  assert.equal('AWS_PROFILE' in env, false);
  assert.equal('AWS_SESSION_TOKEN' in env, false);
  assert.equal(env.AWS_ENDPOINT_URL, 'http://127.0.0.1:4566');
  assert.equal(env.AWS_EC2_METADATA_DISABLED, 'true');
});

test('steps run in their order, and an unknown one is named', () => {
  assert.deepEqual(selectSteps('lint, types'), ['types', 'lint']);
  assert.equal(selectSteps(undefined).at(-1), 'browser');
  assert.throws(() => selectSteps('lint,nothing'), {
    isForPeople: true,
    message: /^There is no step nothing\./,
  });
});

test('the tail keeps whole last lines across chunks', () => {
  const tail = tailOf(2);
  for (const chunk of ['one\ntw', 'o\nthr', 'ee\nfour\nfive\nsix\n']) {
    tail.add(chunk);
  }
  assert.equal(tail.text(), 'five\nsix');
});

const child = exit => ({
  name: 'backend',
  log: 'backend.log',
  exit,
  tail: () => 'last words',
});

test('waiting ends with the answer that was asked for', async () => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.statusCode = requests < 3 ? 503 : 200;
    response.end('<div id="root">');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  try {
    await waitForAnswer({
      url: `http://127.0.0.1:${server.address().port}/`,
      text: 'id="root"',
      child: child(new Promise(() => {})),
      limit: 10_000,
    });
    assert.equal(requests, 3);
  } finally {
    server.close();
  }
});

test('waiting ends with the log when the child dies or is too slow', async () => {
  const server = createServer((_request, response) => {
    response.statusCode = 503;
    response.end('{"message": "not started yet"}');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const slow = child(new Promise(() => {}));
  try {
    await assert.rejects(
      waitForAnswer({ url, child: child(Promise.resolve(1)), limit: 10_000 }),
      { message: /^last words\n\nThe backend has ended/ },
    );
    await assert.rejects(waitForAnswer({ url, child: slow, limit: 300 }), {
      message:
        /^last words\n\nThe backend was not ready within 0\.3 s: http\S+ answered 503 \{"message": "not started yet"\} \(whole log: backend\.log\)\.$/,
    });
  } finally {
    server.close();
  }
  const nobody = `http://127.0.0.1:${await freePort()}/`;
  await assert.rejects(waitForAnswer({ url: nobody, child: slow, limit: 0 }), {
    message: /was not ready within 0 s: http\S+ failed: connect ECONNREFUSED/,
  });
});

test('an answer of somebody else on the port of a dead child does not count', async () => {
  const server = createServer((_request, response) => response.end('ready'));
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  try {
    await assert.rejects(
      waitForAnswer({
        url: `http://127.0.0.1:${server.address().port}/`,
        child: child(Promise.resolve(1)),
        limit: 10_000,
      }),
      { message: /The backend has ended/ },
    );
  } finally {
    server.close();
  }
});
