// Starts the installed Chromium: playwright-core brings none (LB-52).
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const candidates = [process.env.MANDAT_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

export async function startBrowser() {
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium: install the package or set MANDAT_CHROMIUM');
  // A fresh profile each time (playwright makes it); nothing that talks to the outside.
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

// A page in a context of its own, closed afterwards whatever happens.
export async function withPage(browser, options, act) {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}
