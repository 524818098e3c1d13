// What is checked of a page. Each check gives a list of faults; none is good.
import axe from 'axe-core';
import { withPage } from './browser.mjs';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const phone = { width: 320, height: 640 }; // 1280 px at 400 % (IF-313)

async function open(page, url) {
  const refused = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  page.on('pageerror', (error) => refused.push(`script: ${error.message}`));
  const answer = await page.goto(url, { waitUntil: 'load' });
  return { status: answer.status(), refused };
}

// The story first: it must work without scripts (IF-102).
export async function withoutScripts(browser, { url, selector, status = 200 }) {
  return withPage(browser, { javaScriptEnabled: false }, async (page) => {
    const opened = await open(page, url);
    const faults = opened.refused;
    if (opened.status !== status) faults.push(`status ${opened.status}, expected ${status}`);
    if (await page.locator(selector).count() === 0) faults.push(`nothing matches ${selector}`);
    return faults;
  });
}

export async function accessible(browser, { url }, colorScheme) {
  return withPage(browser, { colorScheme }, async (page) => {
    const { refused } = await open(page, url);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      rules: { 'target-size': { enabled: true } }, // off by default
    }), wcag);
    const found = violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 5).map(
      ({ target, any }) => `${id}: ${help}: ${target.join(' ')} ${any[0]?.message ?? ''}`));
    return refused.concat(found);
  });
}

export async function fitsAPhone(browser, { url }) {
  return withPage(browser, { viewport: phone }, async (page) => {
    await open(page, url);
    const wide = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      return [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > width + 1)
        .slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    });
    return wide.map((element) => `wider than 320 px: ${element}`);
  });
}

// Every stop of the Tab key is visible on the screen and shows that it has the focus.
export async function showsTheFocus(browser, { url }) {
  return withPage(browser, { viewport: phone }, async (page) => {
    await open(page, url);
    const faults = [];
    for (let stop = 0; stop < 60; ++stop) {
      await page.keyboard.press('Tab');
      const fault = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return 'end';
        const shown = element.closest('.choice') ?? element;
        const box = element.getBoundingClientRect();
        const name = `${element.tagName.toLowerCase()} ${element.textContent.trim().slice(0, 30)}`;
        if (getComputedStyle(shown).outlineStyle === 'none') return `no outline: ${name}`;
        if (box.bottom <= 0 || box.top >= innerHeight) return `out of sight: ${name}`;
        const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
        const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
        const above = document.elementFromPoint(x, y);
        const covered = above && !element.contains(above) && !above.contains(element) &&
          !shown.contains(above);
        return covered ? `covered by ${above.className}: ${name}` : null;
      });
      if (fault === 'end') break;
      if (fault) faults.push(fault);
    }
    return faults;
  });
}
