// Pictures of a page for people to look at: desktop, phone, dark, and printed.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withPage } from './browser.mjs';

const views = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
};

export async function takeScreenshots(browser, { url, name }, folder) {
  await mkdir(folder, { recursive: true });
  for (const [view, options] of Object.entries(views)) {
    await withPage(browser, options, async (page) => {
      await page.goto(url, { waitUntil: 'load' });
      await page.screenshot({ path: join(folder, `${name}-${view}.png`), fullPage: view !== 'phone' });
      if (view === 'phone') {
        await page.screenshot({ path: join(folder, `${name}-phone-whole.png`), fullPage: true });
      }
    });
  }
  await withPage(browser, {}, async (page) => {
    await page.goto(url, { waitUntil: 'load' });
    await page.pdf({ path: join(folder, `${name}-print.pdf`), format: 'A4', preferCSSPageSize: true });
  });
}
