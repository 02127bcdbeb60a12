// The page for who does not see it: the first lesson done through the hidden DOM alone, found by
// role and name as a screen reader finds it, and axe-core on every page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, serve, sleep, withDesk } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); server?.stop(); });

// axe is put into the page from outside, which its content policy rightly forbids anybody else
const desk = (work, options = {}) =>
  withDesk({ browser, address: server.address, options: { bypassCSP: true, ...options } }, work);

/// Hands that know nothing but roles and names in the mirror.
class Reader {
  constructor(page) {
    this.page = page;
    this.mirror = page.locator('#mirror');
  }

  find(role, name) {
    return this.mirror.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name })
      .first();
  }

  async there(role, name, timeout = 20000) {
    await this.find(role, name).waitFor({ state: 'attached', timeout });
  }

  async press(role, name) {
    const found = this.find(role, name);
    await found.waitFor({ state: 'attached', timeout: 20000 });
    for (let i = 0; i < 40 && await found.getAttribute('aria-disabled') === 'true'; i++) {
      await sleep(100);
    }
    await found.focus();
    await this.page.keyboard.press('Enter');
    await sleep(350);
  }

  async type(name, text) {
    await this.find('textbox', name).fill(text);
    await sleep(350);
  }

  /// Waits until the page reads so.
  async reads(words, timeout = 20000) {
    await this.page.waitForFunction(([selector, wanted]) =>
      new RegExp(wanted).test(document.querySelector(selector).textContent),
    ['#mirror', words.source], { timeout, polling: 100 });
  }

  /// Everything that was said, politely or not, since the page was opened.
  heard() { return this.page.evaluate(() => window.heard); }
}

/// Keeps what the live regions say.
const listen = (page) => page.addInitScript(() => {
  window.heard = { announce: [], alarm: [] };
  addEventListener('DOMContentLoaded', () => {
    for (const id of ['announce', 'alarm']) {
      new MutationObserver((changes) => {
        for (const change of changes) {
          for (const node of change.addedNodes) window.heard[id].push(node.textContent);
        }
      }).observe(document.getElementById(id), { childList: true });
    }
  });
});

const serious = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document));
  return found.violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(' ')}`);
};

test('the first lesson is done through the mirror alone', { timeout: 300000 }, () =>
  desk(async (d) => {
    await listen(d.page);
    await d.open('?lesson=first-walk&seed=4711');
    const r = new Reader(d.page);
    await r.reads(/Step 1 of 12/);
    assert.match(await d.page.title(), /Step 1 of 12 · The whole walk · Marginwalk$/);

    await r.press('button', 'Trade');
    await r.press('button', /Margin/);
    await r.press('tab', 'Isolated');
    await r.reads(/Step 2 of 12/);
    await r.press('button', /^Choose a pair/);
    await r.type('Coin or pair', 'btc');
    await r.press('button', 'BTC/USDT');
    await r.reads(/Step 3 of 12/);

    await r.press('button', 'Transfer');
    await r.there('dialog', 'Transfer');
    await r.type('Amount', '20000');
    await r.reads(/Problem: /);
    await r.type('Amount', '2000');
    await r.press('button', 'Confirm Transfer');
    await r.reads(/Step 4 of 12/);
    assert.equal(await r.find('dialog').count(), 0, 'the window closed');

    await r.press('button', 'Borrow');
    await r.there('dialog', /Borrow/);
    await r.type('Amount', '0.10');
    await r.press('button', 'Confirm Borrow');
    await r.reads(/Step 5 of 12/);
    const coin = r.mirror.getByRole('row').filter({ has: d.page.getByRole('rowheader',
      { name: 'BTC', exact: true }) }).first();
    assert.match(await coin.textContent(), /BTC.*0\.10000/, 'the loan is in the account');

    await r.press('radio', 'Sell');
    await r.press('radio', 'Limit');
    await r.type('Price', '60600');
    await r.type('Amount', '0.1');
    await r.press('button', /^Margin Sell/);
    await r.reads(/Step 6 of 12/);
    await r.press('radio', '600x speed');
    await r.reads(/Step 7 of 12/, 90000);

    await r.press('button', 'Repay');
    await r.reads(/Step 8 of 12/);
    await r.press('button', 'Close (Esc)');
    await r.press('radio', '600x speed');
    await r.reads(/Step 9 of 12/, 120000);

    await r.press('radio', 'Buy');
    await r.press('radio', 'Market');
    await r.type('Amount', '0.10011');
    await r.press('button', /^Margin Buy/);
    await r.reads(/Step 10 of 12/);

    await r.press('button', 'Repay');
    await r.press('button', 'Max');
    await r.press('button', 'Confirm Repay');
    await r.reads(/Step 11 of 12/);

    await r.press('button', 'Wallet');
    await r.press('button', /Margin/);
    await r.press('radio', 'Isolated');
    await r.type('Coin or pair', 'BTC');
    await r.reads(/Step 12 of 12/);

    await r.press('button', 'Orders');
    await r.press('button', /Margin/);
    await r.press('tab', /^Order history/);
    await r.press('radio', '1 d');
    await r.press('button', /^Pair/);
    await r.press('button', 'BTC/USDT');
    await r.press('radio', 'Sell');
    await r.reads(/Finish/);
    assert.equal((await d.state()).lesson.done, true);

    const { announce, alarm } = await r.heard();
    const said = announce.join('\n');
    for (const words of [/Transferred 2,000/, /Step 4\./, /Borrowed 0\.1/, /Sold 0\.1/, /Repaid/]) {
      assert.match(said, words);
    }
    assert.doesNotMatch(said, /\*\*/);
    assert.deepEqual(alarm, []);
    assert.deepEqual(d.complaints, []);
  }));

test('the mirror holds what the registry holds, under the same names and words', () =>
  desk(async (d) => {
    await d.open('?mode=sandbox&seed=7');
    await d.press('time.pause');
    await d.comesTrue(async () => {
      const targets = (await d.targets()).filter((t) => !['status', 'img', 'row', 'slider',
        'progressbar', 'dialog'].includes(t.role));
      assert.ok(targets.length > 40);
      const mirrored = await d.page.evaluate(() => Object.fromEntries(
        [...document.querySelectorAll('#mirror [data-name]')].map((e) => [e.dataset.name, {
          words: e.matches('input') ? e.labels[0].textContent : e.textContent,
          value: e.matches('input') ? e.value : '',
          enabled: e.getAttribute('aria-disabled') !== 'true',
        }])));
      for (const { name, label, value, role, enabled } of targets) {
        const there = mirrored[name];
        assert.ok(there, `${name} is missing`);
        assert.ok(there.words.startsWith(label) && label, `${name}: ${there.words} for ${label}`);
        if (role === 'textbox') assert.equal(there.value, value, name);
        assert.equal(there.enabled, enabled, name);
      }
    });
  }));

test('acting in one is acting in the other, and the focus shows in both', () =>
  desk(async (d) => {
    await d.open('?mode=sandbox&seed=7');
    const r = new Reader(d.page);
    await r.type('Amount', '0.25');
    await d.comesTrue(async () => assert.equal((await d.target('order.quantity')).value, '0.25'));
    await d.type('order.quantity', '0.5');
    await d.comesTrue(async () =>
      assert.equal(await r.find('textbox', 'Amount').inputValue(), '0.5'));
    await r.find('button', 'Borrow').focus();
    await d.waitForFocus('account.borrow');
    const before = (await r.find('button', /^Margin Buy/).getAttribute('aria-description')) ?? '';
    assert.notEqual(before, '', 'a control that cannot be used says why');
    await r.find('button', 'Borrow').focus();
    await d.page.keyboard.press('Enter');
    await r.there('dialog', /Borrow/);
    await d.comesTrue(async () => assert.equal(
      await d.page.evaluate(() => document.activeElement.role), 'dialog'));
    await d.page.keyboard.press('Escape');
    await d.comesTrue(async () => assert.equal(await r.find('dialog', /Borrow/).count(), 0));
    await d.comesTrue(async () => assert.equal(
      await d.page.evaluate(() => document.activeElement.dataset.name), 'account.borrow',
      'the focus is back where it came from'));
  }));

test('Tab does not meet every control twice, unless a screen reader is there', () =>
  desk(async (d) => {
    await d.open('?mode=sandbox&seed=7');
    const reachable = () => d.page.locator('#mirror [data-name][tabindex="0"]').count();
    await d.comesTrue(async () =>
      assert.ok(await d.page.locator('#mirror [data-name]').count() > 40));
    assert.equal(await reachable(), 0);
    const toggle = d.page.getByRole('button', { name: /^Screen-reader view/ });
    await toggle.focus();
    await d.page.keyboard.press('Enter');
    assert.equal(await toggle.getAttribute('aria-pressed'), 'true');
    assert.ok(await reachable() > 40);
    await toggle.focus();
    await d.page.keyboard.press('Tab');  // the canvas
    await d.page.keyboard.press('Escape');
    await d.page.keyboard.press('Tab');
    assert.equal(await d.page.evaluate(() => document.activeElement.dataset.name), 'nav.home');
    await d.page.keyboard.press('F6');
    await d.comesTrue(async () => assert.notEqual(
      await d.page.evaluate(() => document.activeElement.closest('section')?.ariaLabel), null));
  }));

test('the layer lets the mouse through and changes nothing of the page', () => desk(async (d) => {
  await d.open('?mode=sandbox&seed=7');
  await d.press('account.borrow');
  await d.comesTrue(async () =>
    assert.equal((await d.state()).screen.window, 'borrow'));
  const size = await d.page.evaluate(() => [document.documentElement.scrollWidth,
    document.documentElement.scrollHeight]);
  assert.deepEqual(size, [1366, 768]);
}));

test('a margin call and a liquidation interrupt', { timeout: 180000 }, () => desk(async (d) => {
  await listen(d.page);
  await d.open('?lesson=l12-liquidation&autoplay=1&speed=20&seed=3');
  await d.comesTrue(async () => {
    const { alarm } = await d.page.evaluate(() => window.heard);
    assert.match(alarm.join('\n'), /Liquidation/);
  }, 150000);
}));

for (const [name, query, go] of [
  ['first page', '', []],
  ['lessons', '?track=full', []],
  ['trade', '?lesson=first-walk', ['nav.trade', 'nav.trade.margin', 'trade.tab.isolated']],
  ['transfer window', '?mode=sandbox', ['account.transfer']],
  ['wallet', '?mode=sandbox', ['nav.wallet', 'nav.wallet.margin']],
  ['orders', '?mode=sandbox', ['nav.orders', 'nav.orders.margin']],
]) {
  test(`axe-core finds nothing serious: ${name}`, { timeout: 90000 }, () => desk(async (d) => {
    await d.open(query);
    for (const target of go) await d.press(target);
    await sleep(800);
    assert.deepEqual(await serious(d.page), []);
  }));
}
