import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { Problem } from './problem.mjs';
import { inRoot } from './root.mjs';

const connectLimit = 1000;
const lastPort = 65535;

// The ports that browsers and fetch refuse, in the one list that the sandbox has as well.
const blocked = new Set(
  JSON.parse(
    readFileSync(
      inRoot('packages', 'sandbox', 'src', 'net', 'blockedPorts.json'),
      'utf8',
    ),
  ),
);

const isUsable = port => port <= lastPort && !blocked.has(port);

/** Whether something answers or holds a TCP port of this machine. */
export async function isBusy(port) {
  if (await answers('127.0.0.1', port)) return true;
  if (await answers('::1', port)) return true;
  return !(await canListen(port));
}

function answers(host, port) {
  return new Promise(resolve => {
    const socket = connect({ host, port });
    const done = answer => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(connectLimit, () => done(true));
    socket.on('connect', () => done(true));
    socket.on('error', () => done(false));
  });
}

function canListen(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** A port that nothing uses now and that browsers connect to. */
export async function freePort() {
  let port = await anyPort();
  while (!isUsable(port)) port = await anyPort();
  return port;
}

function anyPort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Reads a port, or the first of consecutive ports, from the environment.
 *
 * @throws Problem when one of them is not a port number or nothing could connect to it
 */
export function portFrom(env, variable, fallback, count = 1) {
  const text = env[variable];
  if (text === undefined || text === '') return fallback;
  const first = Number(text);
  const last = lastPort - count + 1;
  if (!Number.isInteger(first) || first < 1 || first > last) {
    throw new Problem(
      `${variable}=${text} is not a port number (1 to ${last}).`,
    );
  }
  const refused = consecutive(first, count).find(port => !isUsable(port));
  if (refused !== undefined) {
    throw new Problem(
      `${variable}=${text} cannot be used, since browsers and Node refuse to connect to port ${refused}. Choose another one: ${variable}=${usableFrom(refused + 1, count)} npm start`,
    );
  }
  return first;
}

/** So many port numbers in a row. */
export function consecutive(first, count) {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** The first port from which on so many in a row can be used. */
function usableFrom(port, count) {
  const candidate = port + count > lastPort ? 1024 : port;
  return consecutive(candidate, count).every(isUsable)
    ? candidate
    : usableFrom(candidate + 1, count);
}

/** What to say to a person when ports are taken. */
export function busyMessage(busy) {
  return busy
    .map(
      ({ port, purpose, variable }) =>
        `Port ${port} (${purpose}) is in use. Stop what uses it, or choose another one: ${variable}=${usableFrom(port + 1000, 1)} npm start`,
    )
    .join('\n');
}

/**
 * Fails when one of the ports is taken.
 *
 * @param {{ port: number, purpose: string, variable: string }[]} ports
 */
export async function assertFree(ports) {
  const states = await Promise.all(
    ports.map(async entry => ({ ...entry, busy: await isBusy(entry.port) })),
  );
  const busy = states.filter(entry => entry.busy);
  if (busy.length > 0) throw new Problem(busyMessage(busy));
}
