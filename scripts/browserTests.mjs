import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './bundle.mjs';
import { runToEnd } from './children.mjs';
import { prepareChromium } from './chromium.mjs';
import { freePort } from './ports.mjs';
import { startPortal } from './portal.mjs';
import { root } from './root.mjs';

/**
 * Runs the browser tests against a portal of their own: free ports, new data,
 * and only the configuration of the repository.
 *
 * @param {object} toolchain
 * @param {{ say: (message: string) => void, limit: number, report: string }} options
 *   `limit` in milliseconds, `report` the JSON file to write
 */
export async function runBrowserTests(toolchain, { say, limit, report }) {
  const chromium = prepareChromium({ say });
  await buildApp(toolchain, { say });
  const directory = mkdtempSync(join(tmpdir(), 'xkf-portal-'));
  try {
    const portal = await startPortal(toolchain, {
      port: await freePort(),
      sandbox: { port: 0, kubernetesPort: 0, gitPort: 0 },
      directory,
      configFiles: ['app-config.yaml'],
    });
    try {
      return await runToEnd('browser', {
        ...toolchain.yarn(
          'playwright',
          'test',
          '--config',
          'packages/app/playwright.config.ts',
        ),
        cwd: root,
        env: {
          ...toolchain.env,
          PORTAL_URL: portal.url,
          SANDBOX_URL: portal.sandboxUrl,
          SANDBOX_GIT_URL: portal.gitUrl,
          CHROMIUM_PATH: chromium,
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        },
        limit,
      });
    } finally {
      await portal.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
