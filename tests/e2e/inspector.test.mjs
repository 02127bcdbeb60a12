// The inspector: each click as a program would send it, on three screens.
import test, { after, before } from 'node:test';
import assert from 'node:assert/strict';
import { launch, serve, withDesk } from './browser.mjs';

let server, browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

const desk = (work, options) =>
  withDesk({ browser, address: server.address, options }, work);
const permissions = ['clipboard-read', 'clipboard-write'];
/// Waits until the clipboard holds this.
const copied = (d, wanted) => d.comesTrue(async () =>
  assert.match(await d.page.evaluate(() => navigator.clipboard.readText()), wanted));

async function transferAndBorrow(d) {
  await d.press('account.transfer');
  await d.type('transfer.amount', '2000');
  await d.press('transfer.confirm');
  await d.waitFor((state) => state.account?.quote.free.startsWith('2000.'));
  await d.press('account.borrow');
  await d.type('borrow.amount', '0.1');
  await d.press('borrow.confirm');
  await d.waitFor((state) => state.account.base.borrowed === '0.10000000');
}

test('inspector: clicks and their calls, and what its buttons copy', () => desk(async (d) => {
  await d.open('/?mode=sandbox&seed=7');
  await transferAndBorrow(d);
  await d.pause();
  const before = await d.state();
  await d.press('nav.inspector');
  await d.waitForTarget('inspector.copy.curl');
  const rows = (await d.targets()).filter((t) => t.name.startsWith('inspector.row.'));
  assert.equal(rows.length, 2);
  assert.equal(rows[0].label, 'POST /sapi/v1/margin/borrow-repay, 200');
  assert.equal(rows[1].label, 'POST /sapi/v1/asset/transfer, 200');
  await d.screenshot('inspector-1366');
  await d.press('inspector.copy.curl');
  await copied(d, /borrow-repay\?amount=0\.1&asset=BTC&isIsolated=TRUE&/);
  await d.press('inspector.copy.python');
  await copied(d, /exchange\.borrow_isolated_margin\('BTC\/USDT', 'BTC', 0\.1\)/);
  await d.press('inspector.row.1');
  await d.press('inspector.copy.javascript');
  await copied(d, /exchange\.transfer\('USDT', 2000, 'spot', 'isolated', /);
  const after = await d.state();
  assert.deepEqual(after.account, before.account, 'looking changes nothing');
  await d.press('inspector.close');
  await d.key('c');
  await d.waitForTarget('inspector.close');
}, { permissions }));

test('inspector: a phone and a large screen', async () => {
  await desk(async (d) => {
    await d.open('/?mode=sandbox&seed=7');
    await transferAndBorrow(d);
    await d.press('nav.more');
    await d.press('nav.inspector');
    await d.waitForTarget('inspector.copy.javascript');
    await d.screenshot('inspector-390');
    await d.press('inspector.row.1');
    await d.waitForTarget('inspector.close');
  }, { viewport: { width: 390, height: 844 } });
  await desk(async (d) => {
    await d.open('/?mode=sandbox&seed=7');
    await d.press('nav.inspector');
    await d.waitForTarget('inspector.close');
    await d.screenshot('inspector-empty');
    await d.press('inspector.close');
    await transferAndBorrow(d);
    await d.key('c');
    await d.waitForTarget('inspector.row.1');
    await d.screenshot('inspector-1920');
  }, { viewport: { width: 1920, height: 1080 } });
});

test('inspector: without its file the page says so and goes on', () => desk(async (d) => {
  await d.page.route('**/later.wasm*', (route) => route.abort());
  await d.open('/?mode=sandbox&seed=7');
  const answer = await d.page.evaluate(() => window.marginwalk.request('GET', '/api/v3/ping'));
  assert.deepEqual([answer.status, answer.body.code], [503, -1001]);
  await d.page.keyboard.press('c');       // what names the controls is in that file as well
  await d.page.waitForTimeout(300);
  await d.page.keyboard.press('Escape');
  await d.page.unroute('**/later.wasm*');
  const again = await d.page.evaluate(() => window.marginwalk.request('GET', '/api/v3/ping'));
  assert.equal(again.status, 200);
  await d.comesTrue(async () => assert.equal(await d.target('inspector.close'), undefined));
}));
