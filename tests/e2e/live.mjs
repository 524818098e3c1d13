// node tests/e2e/live.mjs: tries assets/js/live.js in Chromium against a small server of its own,
// under the policy of SE-44: parts are fetched again, and never under the reader's hands (IF-104).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { startBrowser, withPage } from './browser.mjs';
import { policy } from './serve.mjs';

const script = await readFile(new URL('../../assets/js/live.js', import.meta.url));
const streams = new Set();
let count = 1;

const part = (id, inside) => `<div id="${id}" data-live="/part/${id}">${inside}</div>`;
const inline = '<script>document.title = "ran"</script>'; // never in a page, only in an answer
const parts = {
  turnout: () => part('turnout', `turnout ${count}${count > 1 ? inline : ''}`),
  ballot: () => part('ballot', `ballot ${count} <input id="name" value="">`),
};
const page = () => `<!doctype html><html lang="en"><title>t</title>
  <body data-stream="/events" data-word-changed="changed" data-word-show="show">
  <p id="live-lost" hidden>lost</p><div id="live-polite"></div><div id="live-urgent"></div>
  ${parts.turnout()}${parts.ballot()}<script defer src="/live.js"></script></body></html>`;

const server = createServer((request, response) => {
  response.setHeader('Content-Security-Policy', policy);
  const name = request.url.split('/').at(-1);
  if (request.url === '/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': hello\n\n');
    streams.add(response);
    request.on('close', () => streams.delete(response));
  } else if (request.url === '/live.js') {
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
  } else {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      .end(parts[name] ? parts[name]() : page());
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const send = (event, data) => {
  for (const stream of streams) stream.write(`event: ${event}\ndata: ${data}\n\n`);
};

const stories = {
  async 'a stale part is fetched again, and a script in it does not run'(tab) {
    count = 2;
    send('stale', 'turnout');
    await tab.getByText('turnout 2').waitFor();
    assert.equal(await tab.title(), 't');
    assert.match(await tab.textContent('#ballot'), /ballot 1/);
  },
  async 'a part with a changed field is offered, and replaced when asked'(tab) {
    await tab.fill('#name', 'ana');
    await tab.evaluate(() => document.activeElement.blur());
    count = 3;
    send('stale', 'turnout ballot');
    await tab.locator('#ballot-changed').waitFor();
    assert.equal(await tab.inputValue('#name'), 'ana');
    await tab.getByRole('button', { name: 'show' }).click();
    await tab.getByText('ballot 3').waitFor();
    assert.equal(await tab.locator('#ballot-changed').count(), 0);
  },
  async 'a part that has the focus stays'(tab) {
    await tab.focus('#name');
    count = 4;
    send('stale', 'ballot');
    await tab.locator('#ballot-changed').waitFor();
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'name');
  },
  async 'a reset makes every part stale'(tab) {
    await tab.evaluate(() => document.activeElement.blur());
    count = 5;
    send('reset', '');
    await tab.getByText('turnout 5').waitFor();
    await tab.getByText('ballot 5').waitFor();
  },
  async 'what is said is text'(tab) {
    send('urgent', '<b>The vote is open</b>');
    await tab.waitForFunction(() => document.getElementById('live-urgent').textContent);
    assert.equal(await tab.textContent('#live-urgent'), '<b>The vote is open</b>');
  },
  async 'a lost stream is told'(tab) {
    for (const stream of streams) stream.destroy();
    await tab.locator('#live-lost').waitFor({ state: 'visible' });
    await tab.locator('#live-lost').waitFor({ state: 'hidden' }); // the browser came back
  },
};

const browser = await startBrowser();
let passed = 0;
let failed = 0;
try {
  await withPage(browser, {}, async (tab) => {
    const refused = [];
    tab.on('console', (message) => refused.push(message.text()));
    tab.on('pageerror', (error) => refused.push(error.message));
    await tab.goto(base);
    while (streams.size === 0) await tab.waitForTimeout(20);
    for (const [story, tell] of Object.entries(stories)) {
      try {
        await tell(tab);
        ++passed;
        console.log(`ok   ${story}`);
      } catch (error) {
        ++failed;
        console.log(`FAIL ${story}\n     ${error.message}`);
      }
    }
    const unexpected = refused.filter((text) => !text.includes('ERR_'));
    if (unexpected.length > 0) console.log(unexpected.join('\n'));
    failed += unexpected.length > 0 ? 1 : 0;
  });
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
