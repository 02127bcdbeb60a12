// Hands: typing, clipboard and fingers reach the program as a person expects.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, serve, sleep, withDesk } from './browser.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); server?.stop(); });

const desk = (work, options) =>
  withDesk({ browser, address: server.address, options }, async (d) => {
    await d.open('?mode=sandbox');
    return work(d);
  });

/// Waits until the control holds this text.
const holds = (d, name, text) =>
  d.comesTrue(async () => assert.equal((await d.target(name)).value, text));

test('typed text arrives in the field, and corrections too', () => desk(async (d) => {
  await d.press('account.transfer');
  await d.type('transfer.amount', '1234.5');
  await holds(d, 'transfer.amount', '1234.5');
  await d.page.keyboard.press('Backspace');
  await holds(d, 'transfer.amount', '1234.');
  assert.deepEqual(d.complaints, []);
}));

test('copy and paste work in both directions without asking', () => desk(async (d) => {
  await d.press('account.transfer');
  await d.type('transfer.amount', '77.5');
  await holds(d, 'transfer.amount', '77.5');
  await d.page.keyboard.press('Control+A');
  await sleep(80);
  await d.page.keyboard.press('Control+C');
  await sleep(80);
  const outside = await d.page.evaluateHandle(() => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    return field;
  });
  await d.page.keyboard.press('Control+V');
  assert.equal(await outside.evaluate((field) => field.value), '77.5');
  await outside.evaluate((field) => { field.value = '12.25'; field.select(); });
  await d.page.keyboard.press('Control+C');
  await outside.evaluate((field) => field.remove());
  await d.press('transfer.amount');
  await d.waitForFocus('transfer.amount');
  await d.page.keyboard.press('Control+A');
  await sleep(80);
  await d.page.keyboard.press('Control+V');
  await holds(d, 'transfer.amount', '12.25');
}));

test('keys typed into another field of the page stay there', () => desk(async (d) => {
  await d.press('account.transfer');
  await d.type('transfer.amount', '5');
  await holds(d, 'transfer.amount', '5');
  await d.page.evaluate(() => document.body.appendChild(document.createElement('input')).focus());
  await d.page.keyboard.type('99', { delay: 40 });
  await sleep(300);  // time enough for a stray key to do harm
  await holds(d, 'transfer.amount', '5');
  assert.equal(await d.page.evaluate(() => document.querySelector('body > input').value), '99');
}));

test('a button pressed on the canvas and released outside is released', () => desk(async (d) => {
  await d.press('time.pause');
  await d.page.mouse.move(700, 400);
  await d.page.mouse.down();
  await d.page.mouse.move(-50, 400);
  await d.page.mouse.up();
  await sleep(800);
  const first = await d.frames();
  await sleep(800);
  const drawn = (await d.frames()).rendered - first.rendered;
  assert.ok(drawn < 4, `held down it would draw on and on: ${drawn} frames`);
}));

test('a finger taps, and a text field opens the keyboard', () => desk(async (d) => {
  const tap = async (name) => {
    const { rect } = await d.waitForTarget(name);
    await d.page.touchscreen.tap(rect.x + rect.width / 2, rect.y + rect.height / 2);
    await sleep(300);
  };
  await tap('account.transfer');
  await tap('transfer.amount');
  await d.waitForFocus('transfer.amount');
  await d.comesTrue(async () =>
    assert.equal(await d.page.evaluate(() => document.activeElement.id), 'mw-text'));
  assert.equal(await d.page.evaluate(() => document.activeElement.inputMode), 'decimal');
  await d.page.keyboard.type('42', { delay: 40 });
  await holds(d, 'transfer.amount', '42');
}, { hasTouch: true }));

test('a question mark opens help wherever the keyboard has it', () => desk(async (d) => {
  await d.page.evaluate(() => {
    const sign = { key: '?', code: 'Minus', shiftKey: true };  // as on a German keyboard
    for (const type of ['keydown', 'keyup'])
      document.getElementById('canvas').dispatchEvent(new KeyboardEvent(type, sign));
  });
  await d.waitForTarget('help.close');
}));

test('two fingers on the chart zoom it, and not the page', () => desk(async (d) => {
  const { rect } = await d.waitForTarget('chart');
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const cdp = await d.page.context().newCDPSession(d.page);
  const fingers = (type, apart) => cdp.send('Input.dispatchTouchEvent', { type,
    touchPoints: apart ? [{ x: x - apart / 2, y, id: 0 }, { x: x + apart / 2, y, id: 1 }] : [] });
  const spread = async (from, to) => {
    await cdp.send('Input.dispatchTouchEvent',
      { type: 'touchStart', touchPoints: [{ x: x - from / 2, y, id: 0 }] });
    await fingers('touchStart', from);
    for (let i = 1; i <= 8; i += 1) {
      await fingers('touchMove', from + (to - from) * i / 8);
      await sleep(50);
    }
    await fingers('touchEnd', 0);
  };
  const step = async () => (await d.state()).chart.step;
  await spread(60, 240);  // four times as far apart: candles four times as wide, or the widest
  await d.comesTrue(async () => assert.ok(await step() > 8, `candles of ${await step()} px`));
  const wide = await step();
  await spread(240, 60);
  await d.comesTrue(async () =>
    assert.ok(await step() < wide / 2, `candles of ${await step()} px`));
  assert.equal(await d.page.evaluate(() => window.visualViewport.scale), 1);
  assert.deepEqual(d.complaints, []);
}, { hasTouch: true, viewport: { width: 390, height: 844 } }));
