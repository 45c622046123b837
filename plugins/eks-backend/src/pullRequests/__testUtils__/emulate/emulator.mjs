// `emulate` is an ES module that Jest cannot load, so it runs in a process of
// its own, which ends when its standard input does.
import { createEmulator } from 'emulate';

const [token] = process.argv.slice(2);
const emulator = await createEmulator({
  service: 'github',
  port: 0,
  seed: {
    tokens: { [token]: { login: 'acme', scopes: ['repo', 'user'] } },
    github: { users: [{ login: 'acme', name: 'Acme' }] },
  },
});
process.stdout.write(`${emulator.url}\n`);
process.stdin.resume();
process.stdin.on('end', () => emulator.close().finally(() => process.exit(0)));
