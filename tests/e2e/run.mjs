// node tests/e2e/run.mjs BASE_URL [--pages FILE] [--screenshots FOLDER]
//
// Opens pages as a person would: first without scripts, then audited by axe-core in both themes and
// both languages, then on a phone and by keys. BASE_URL may be a folder, which is then served.
// FILE is a list of {"path", "selector", "status"?}; "{lang}" in a path stands for each language.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startBrowser } from './browser.mjs';
import { accessible, fitsAPhone, showsTheFocus, withoutScripts } from './checks.mjs';
import { takeScreenshots } from './screenshots.mjs';
import { serveFolder } from './serve.mjs';

const languages = ['en', 'fr'];

function expand(pages, base) {
  return pages.flatMap((page) => {
    const codes = page.path.includes('{lang}') ? languages : [null];
    return codes.map((code) => {
      const path = page.path.replaceAll('{lang}', code);
      return { ...page, url: new URL(path, base).href, name: path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home' };
    });
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string' }, screenshots: { type: 'string' } },
});
if (positionals.length !== 1) {
  console.error('usage: node tests/e2e/run.mjs BASE_URL [--pages FILE] [--screenshots FOLDER]');
  process.exit(2);
}
const file = values.pages ?? new URL('pages.json', import.meta.url);
const server = existsSync(positionals[0]) ? await serveFolder(positionals[0]) : null;
const pages = expand(JSON.parse(readFileSync(file, 'utf8')), server?.url ?? positionals[0]);
const browser = await startBrowser();
let passed = 0;
let failed = 0;

async function check(title, page, faults) {
  if (faults.length === 0) ++passed;
  else ++failed;
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${page.name}: ${title}`);
  for (const fault of faults) console.log(`     ${fault}`);
}

try {
  for (const page of pages) {
    await check('works without scripts', page, await withoutScripts(browser, page));
    await check('WCAG, light', page, await accessible(browser, page, 'light'));
    await check('WCAG, dark', page, await accessible(browser, page, 'dark'));
    await check('fits 320 px', page, await fitsAPhone(browser, page));
    await check('shows the focus', page, await showsTheFocus(browser, page));
    if (values.screenshots) await takeScreenshots(browser, page, values.screenshots);
  }
} finally {
  await browser.close();
  server?.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
