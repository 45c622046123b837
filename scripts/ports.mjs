import { connect, createServer } from 'node:net';
import { Problem } from './problem.mjs';

const connectLimit = 1000;

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

/** A port that nothing uses now. */
export function freePort() {
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
 * Reads a port from the environment.
 *
 * @throws Problem when it is not a port number
 */
export function portFrom(env, variable, fallback) {
  const text = env[variable];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Problem(`${variable}=${text} is not a port number (1 to 65535).`);
  }
  return port;
}

/** What to say to a person when ports are taken. */
export function busyMessage(busy) {
  return busy
    .map(
      ({ port, purpose, variable }) =>
        `Port ${port} (${purpose}) is in use. Stop what uses it, or choose another one: ${variable}=${port + 1000} npm start`,
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
