// The first lesson, done in the built page by real mouse and keyboard events on a desk and on a
// phone, and by itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, serve, sleep, withDesk } from './browser.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); server?.stop(); });

const desk = (options, work) =>
  withDesk({ browser, address: server.address, options }, work);

/// Waits until the lesson stands at a step (counted from 1).
const atStep = (d, step, timeout = 15000) =>
  d.waitFor((state, wanted) => state.lesson.step >= wanted || state.lesson.done, step, timeout);

/// Waits until a control can, or cannot, be pressed: the page draws when it has something to show.
async function becomes(d, name, enabled, why) {
  for (let i = 0; i < 100; i++) {
    if ((await d.target(name))?.enabled === enabled) return;
    await sleep(100);
  }
  assert.fail(`${name} should be ${enabled ? 'enabled' : 'disabled'}: ${why}`);
}

/// Opens a page through its menu, as a person does.
async function open(d, page) {
  await d.press(`nav.${page}`);
  await d.press(`nav.${page}.margin`);
}

/// Brings the order form in front; on a phone it is a sheet behind Buy and Sell.
async function orderForm(d, side) {
  const [form, sheet] = [`order.side.${side}`, `order.open.${side}`];
  await d.page.waitForFunction((names) => window.marginwalk.targets()
    .some((t) => names.includes(t.name) && t.visible), [form, sheet], { polling: 100 });
  if ((await d.target(sheet))?.visible) await d.press(sheet);
  await d.press(form);
}

/// Lets time run at 600x; a phone keeps that behind its last tab.
async function fast(d) {
  if ((await d.target('time.open'))?.visible) await d.press('time.open');
  await d.press('time.speed.600');
  await d.page.keyboard.press('Escape');
  await sleep(100);
}

/// Scrolls the page until a target can be pressed.
async function pressScrolled(d, name) {
  for (let i = 0; i < 12; i++) {
    const t = await d.target(name);
    if (t?.visible) break;
    await d.page.mouse.wheel(0, 120);
    await sleep(120);
  }
  await d.press(name);
}

async function walk(d, size) {
  const shot = (name) => d.screenshot(`walk-${size}-${name}`);
  await d.open('?lesson=first-walk&seed=4711');
  await sleep(400);
  await shot('01-start');
  assert.equal((await d.state()).lesson.step, 1);

  await open(d, 'trade');
  await d.press('trade.tab.isolated');
  await atStep(d, 2);
  await d.press('pair.open');
  await d.type('pair.search', 'btc');
  await shot('02-pairs');
  await d.press('pair.row.BTCUSDT');
  await atStep(d, 3);

  await d.press('account.transfer');
  await d.type('transfer.amount', '20000');
  await becomes(d, 'transfer.confirm', false, 'more than the wallet holds');
  await d.type('transfer.amount', '2000');
  await sleep(300);
  await shot('03-transfer');
  await d.press('transfer.confirm');
  await atStep(d, 4);
  let state = await d.state();
  assert.equal(state.account.quote.free, '2000.00000000');
  assert.equal(state.spot.USDT.free, '8000.00000000');

  await d.press('account.borrow');
  await d.type('borrow.amount', '0.32');
  await becomes(d, 'borrow.confirm', false, 'beyond the limit');
  await shot('04-borrow-refused');
  await d.type('borrow.amount', '0.10');
  await sleep(300);
  await shot('04-borrow');
  await d.press('borrow.confirm');
  await atStep(d, 5);
  state = await d.state();
  assert.equal(state.account.base.borrowed, '0.10000000');
  assert.equal(state.account.base.interest, '0.00000100');

  await orderForm(d, 'sell');
  await d.press('order.type.limit');
  await d.type('order.price', '60600');
  await d.type('order.quantity', '0.1');
  await sleep(300);
  await shot('05-sell');
  await pressScrolled(d, 'order.submit');
  await atStep(d, 6);
  state = await d.state();
  assert.equal(state.openOrders.length, 1);
  assert.equal(state.account.base.locked, '0.10000000');
  await fast(d);
  await atStep(d, 7, 60000);
  state = await d.state();
  assert.equal(state.trades.at(-1).isMaker, true);
  await shot('06-sold');

  await d.press('account.repay');
  await atStep(d, 8);
  await sleep(300);
  await shot('07-debt');
  await d.press('borrow.close');
  await fast(d);
  await atStep(d, 9, 90000);
  await shot('08-fallen');

  await orderForm(d, 'buy');
  await d.press('order.type.market');
  await d.type('order.quantity', '0.1');
  await sleep(300);
  await shot('09-too-little');
  await d.type('order.quantity', '0.10011');
  await sleep(300);
  await shot('09-buy');
  await pressScrolled(d, 'order.submit');
  await atStep(d, 10);
  await sleep(300);

  await d.press('account.repay');
  await d.press('repay.max');
  await sleep(300);
  await shot('10-repay');
  await d.press('repay.confirm');
  await atStep(d, 11);
  state = await d.state();
  assert.equal(state.account.base.borrowed, '0.00000000');
  assert.equal(state.account.base.interest, '0.00000000');
  assert.equal(state.account.marginLevel, null, 'without debt there is no level');
  assert.ok(Number(state.account.quote.free) > 2300, 'the fall was worth something');

  await open(d, 'wallet');
  await d.press('wallet.margin.tab.isolated');
  await d.type('wallet.margin.filter', 'BTC');
  await shot('11-wallet');
  await atStep(d, 12);

  await open(d, 'orders');
  if ((await d.waitForTarget('orders.filter.pair')) && (await d.target('orders.tab'))?.visible) {
    await d.press('orders.tab');  // a phone keeps the nine tabs in a list
  }
  await d.press('orders.tab.order_history');
  await d.press('orders.filter.time.1d');
  await d.press('orders.filter.pair');
  await d.press('orders.filter.pair.BTCUSDT');
  await d.press('orders.filter.side.sell');
  await d.waitFor((s) => s.lesson.done, null, 10000);
  await sleep(400);
  await shot('12-orders');
  assert.deepEqual(d.complaints, []);
  assert.deepEqual(d.strangers, []);
}

test('the first lesson is done with mouse and keyboard at 1366×768', { timeout: 240000 }, () =>
  desk({ viewport: { width: 1366, height: 768 } }, (d) => walk(d, '1366')));

test('the first lesson is done with mouse and keyboard at 390×844', { timeout: 240000 }, () =>
  desk({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }, (d) => walk(d, '390')));

test('?autoplay=1 does the first lesson by itself', { timeout: 240000 }, () =>
  desk({ viewport: { width: 1366, height: 768 } }, async (d) => {
    await d.open('?lesson=first-walk&autoplay=1&speed=20&seed=11');
    await d.waitFor((state) => state.lesson.done, null, 200000);
    const state = await d.state();
    assert.equal(state.account.base.borrowed, '0.00000000');
    await d.screenshot('autoplay-done-1366');
    assert.deepEqual(d.complaints, []);
  }));

test('progress is kept across a reload', { timeout: 60000 }, () =>
  desk({ viewport: { width: 1366, height: 768 } }, async (d) => {
    await d.open('?lesson=first-walk');
    await open(d, 'trade');
    await d.press('trade.tab.isolated');
    await d.press('pair.open');
    await d.press('pair.row.BTCUSDT');
    await d.press('account.transfer');
    await d.type('transfer.amount', '2000');
    await d.press('transfer.confirm');
    await atStep(d, 4);
    const before = await d.state();
    await d.open('?lesson=first-walk');
    const later = await d.state();
    assert.equal(later.lesson.step, 4);
    assert.equal(later.seed, before.seed);
    assert.equal(later.account.quote.free, '2000.00000000');
    // and back: the transfer is undone with the step
    await d.press('lesson.back');
    await d.waitFor((state) => state.lesson.step < 4, null, 5000);
  }));
