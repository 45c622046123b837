import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { findChromium, prepareChromium } from './chromium.mjs';

test('the browser a person names wins over the one in PATH', () => {
  const directory = mkdtempSync(join(tmpdir(), 'xkf-chromium-'));
  try {
    const browser = join(directory, 'chromium');
    writeFileSync(browser, '');
    const PATH = ['/nowhere', directory].join(delimiter);
    assert.equal(findChromium({ PATH }, []), undefined);

    chmodSync(browser, 0o755);
    assert.equal(findChromium({ PATH }, []), browser);
    assert.equal(findChromium({ PATH: '' }, [browser]), browser);
    assert.equal(
      findChromium({ PATH, CHROMIUM_PATH: '/opt/chrome' }, []),
      '/opt/chrome',
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('without a browser one sentence says what to install', () => {
  assert.throws(
    () => prepareChromium({ say: () => {}, env: { PATH: '' }, places: [] }),
    {
      isForPeople: true,
      message: /^The browser tests need Chromium [^\n]+\.$/,
    },
  );
});
