import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import {
  assertFree,
  busyMessage,
  freePort,
  isBusy,
  portFrom,
} from './ports.mjs';
import { sandboxPorts } from './sandboxPorts.mjs';

async function listening(host, use) {
  const server = createServer();
  await new Promise(resolve => server.listen({ host, port: 0 }, resolve));
  try {
    return await use(server.address().port);
  } finally {
    await new Promise(resolve => server.close(resolve));
  }
}

test('a port is busy whatever address holds it', async () => {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    assert.equal(await listening(host, isBusy), true, host);
  }
  assert.equal(await isBusy(await freePort()), false);
});

test('a busy port is named with its purpose and the way out', async () => {
  const free = await freePort();
  await listening('127.0.0.1', port =>
    assert.rejects(
      assertFree([
        { port: free, purpose: 'the portal', variable: 'PORT' },
        { port, purpose: 'the AWS of the sandbox', variable: 'SANDBOX_PORT' },
      ]),
      error => {
        assert.equal(error.isForPeople, true);
        assert.match(
          error.message,
          new RegExp(
            `^Port ${port} \\(the AWS of the sandbox\\) is in use\\..* SANDBOX_PORT=\\d+ npm start$`,
          ),
        );
        return true;
      },
    ),
  );
});

test('ports come from the environment and are checked', () => {
  assert.equal(portFrom({}, 'PORT', 3000), 3000);
  assert.equal(portFrom({ PORT: '' }, 'PORT', 3000), 3000);
  assert.equal(portFrom({ PORT: '8080' }, 'PORT', 3000), 8080);
  for (const wrong of ['x', '0', '70000', '1.5']) {
    assert.throws(() => portFrom({ PORT: wrong }, 'PORT', 3000), {
      message: `PORT=${wrong} is not a port number (1 to 65535).`,
    });
  }
});

test('a port that browsers refuse is refused, with one that can be used', () => {
  assert.throws(() => portFrom({ PORT: '6000' }, 'PORT', 3000), {
    isForPeople: true,
    message:
      'PORT=6000 cannot be used, since browsers and Node refuse to connect to port 6000. Choose another one: PORT=6001 npm start',
  });
  // One of the API servers would get it.
  assert.throws(() => sandboxPorts({ SANDBOX_KUBERNETES_PORT: '6660' }), {
    message: /to port 6665\. .* SANDBOX_KUBERNETES_PORT=6670 npm start$/,
  });
  assert.throws(() => sandboxPorts({ SANDBOX_KUBERNETES_PORT: '65535' }), {
    message: /is not a port number/,
  });
  assert.match(
    busyMessage([{ port: 5000, purpose: 'the portal', variable: 'PORT' }]),
    /PORT=6001 npm start$/,
  );
  assert.match(
    busyMessage([{ port: 65000, purpose: 'the portal', variable: 'PORT' }]),
    /PORT=1024 npm start$/,
  );
});

test('the ports that are refused are those that fetch refuses', async () => {
  for (const port of [6000, 10080]) {
    const error = await fetch(`http://127.0.0.1:${port}`).catch(e => e);
    assert.equal(error.cause.message, 'bad port');
  }
});

test('the sandbox needs ports for AWS, the Git host and each API server', () => {
  const { port, kubernetesPort, gitPort, needed } = sandboxPorts({
    SANDBOX_KUBERNETES_PORT: '5000',
  });
  assert.equal(port, 4566);
  assert.equal(kubernetesPort, 5000);
  assert.equal(gitPort, 4580);
  assert.deepEqual(
    needed.map(entry => entry.port),
    [4566, 4580, 5000, 5001, 5002, 5003, 5004, 5005, 5006, 5007, 5008],
  );
});
