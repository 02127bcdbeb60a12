// The page in Chinese: its words, its glyphs, and what English visitors are spared.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, serve, withDesk } from './browser.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); server?.stop(); });

const desk = (work, options) =>
  withDesk({ browser, address: server.address, options }, work);

/// Names of the files asked for, as long as the page lives.
function asked(d) {
  const names = [];
  d.page.on('request', (request) => names.push(new URL(request.url()).pathname));
  return names;
}

const labelOf = async (d, name) =>
  (await d.targets()).find((target) => target.name === name)?.label;

test('in Chinese the page, its lessons and what a screen reader hears are Chinese', () =>
  desk(async (d) => {
    const names = asked(d);
    await d.open('?lang=zh-CN&lesson=l02-move-collateral-in&seed=7');
    assert.equal(await d.page.evaluate(() => document.documentElement.lang), 'zh');
    assert.ok(names.includes('/zh.ttf') && names.includes('/languages/zh.txt'), names.join(' '));
    assert.equal(await labelOf(d, 'nav.wallet'), '钱包');
    assert.equal(await labelOf(d, 'time.rewind'), '撤回一步');
    assert.deepEqual(d.complaints, []);
  }));

test('in English nothing of Chinese is fetched', () => desk(async (d) => {
  const names = asked(d);
  await d.open('?mode=sandbox&seed=7');
  assert.equal(await d.page.evaluate(() => document.documentElement.lang), 'en');
  assert.deepEqual(names.filter((name) => /zh/.test(name)), []);
}));

test('a language that is not here gives English and says so', () => desk(async (d) => {
  await d.open('?lang=xx&mode=sandbox&seed=7');
  assert.equal(await d.page.evaluate(() => document.documentElement.lang), 'en');
  const toasts = (await d.targets()).filter((target) => target.name.startsWith('toast.'));
  assert.equal(toasts[0]?.label, 'No such language');
}));
