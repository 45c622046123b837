// Runs one command in a process group of its own and ends the whole group when
// asked to, or when the process that started it is gone, however it ended.
// Usage: node guard.mjs [--messages] <command> [argument...], with an IPC channel.
import { spawn } from 'node:child_process';

// The backend's event bus holds requests open for a minute; nobody waits for it.
const graceMs = 3_000;

const rest = process.argv.slice(2);
const withMessages = rest[0] === '--messages';
const [command, ...args] = withMessages ? rest.slice(1) : rest;

const child = spawn(command, args, {
  detached: process.platform !== 'win32',
  stdio: withMessages
    ? ['ignore', 'inherit', 'inherit', 'ipc']
    : ['ignore', 'inherit', 'inherit'],
});

function signalGroup(signal) {
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing is left in the group.
  }
}

let ending = false;
function end() {
  if (ending || child.pid === undefined) return;
  ending = true;
  signalGroup('SIGTERM');
  setTimeout(() => signalGroup('SIGKILL'), graceMs).unref();
}

process.on('disconnect', end);
process.on('message', message => message?.type === 'stop' && end());
process.on('SIGTERM', end);
process.on('SIGINT', end);
process.on('SIGHUP', end);

child.on('message', message => {
  if (process.connected) process.send({ type: 'message', message });
});
child.on('error', error => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  // What the command left behind belongs to nobody now.
  signalGroup('SIGKILL');
  process.exit(code ?? (signal ? 1 : 0));
});
