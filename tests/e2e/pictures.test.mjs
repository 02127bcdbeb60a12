// Each page as it was looked at and found good: every theme, three sizes, at one and at two device
// pixels a CSS pixel. The good pictures are in pictures/, with 256 colours to be small.
//
//   MW_PICTURES=write node --test pictures.test.mjs         takes them anew: look at each of them
//   MW_PICTURES=write:wallet node --test pictures.test.mjs  takes those with this in their name
//   MW_PICTURES=wallet node --test pictures.test.mjs        compares those
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import pixelmatch from 'pixelmatch';
import UPNG from 'upng-js';
import { launch, serve, Desk, root, sleep } from './browser.mjs';

const good = path.join(root, 'tests/e2e/pictures');
const seen = path.join(process.env.MW_SCREENS ?? path.join(root, 'build/screens'), 'pictures');
const [verb, part] = (process.env.MW_PICTURES ?? '').split(':');
const writes = verb === 'write';
const wish = writes ? part ?? '' : verb;
const sizes = [[1920, 1080], [1366, 768], [390, 844]];
const themes = ['dark', 'light', 'contrast'];
const pages = ['trade', 'transfer', 'borrow', 'wallet', 'orders', 'lessons', 'start', 'results'];

// A control that moves by a few pixels, or a text that changes, alters more than this.
const mostDifferent = 150;  // CSS pixels; times the device pixels of each

/// What stands on the screen: a short, orders that wait, every kind of record. The clock stands.
async function prepare(desk, phone) {
  if (phone) await desk.press('time.open');
  await desk.pause();
  if (phone) await desk.key('Escape');
  const answers = await desk.page.evaluate(() => {
    const keys = { timestamp: 1, signature: 's' };
    const ask = (method, where, params) =>
      window.marginwalk.request(method, where, { ...keys, ...params });
    const order = (params) => ask('POST', '/sapi/v1/margin/order',
      { symbol: 'BTCUSDT', isIsolated: 'TRUE', ...params });
    return [
      ask('POST', '/sim/v1/reset', { seed: 7 }),
      ask('POST', '/sapi/v1/asset/transfer',
        { type: 'MAIN_ISOLATED_MARGIN', asset: 'USDT', amount: '4000', toSymbol: 'BTCUSDT' }),
      ask('POST', '/sapi/v1/margin/borrow-repay', { asset: 'BTC', amount: '0.1', type: 'BORROW',
        isIsolated: 'TRUE', symbol: 'BTCUSDT' }),
      order({ side: 'SELL', type: 'MARKET', quantity: '0.1' }),
      ask('POST', '/sim/v1/advance', { ms: 7_200_000 }),
      order({ side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.05', price: '57000' }),
      order({ side: 'BUY', type: 'STOP_LOSS', quantity: '0.05', stopPrice: '64000' }),
      ask('POST', '/sapi/v1/margin/borrow-repay', { asset: 'BTC', amount: '0.00001',
        type: 'BORROW', isIsolated: 'TRUE', symbol: 'BTCUSDT' }),
    ].map((answer) => [answer.status, JSON.stringify(answer.body)]);
  });
  for (const [status, body] of answers) assert.equal(status, 200, body);
}

/// A lesson at its end: its last step is left out, so that nothing depends on the clock.
async function finish(desk) {
  if ((await desk.target('lesson.open'))?.visible) await desk.press('lesson.open');
  await desk.press('lesson.skip');
  await desk.press('lesson.results');
}

async function show(desk, name, phone) {
  if (name === 'results') return finish(desk);
  if (name === 'transfer' || name === 'borrow') {
    await show(desk, 'trade', phone);
    await desk.press(`account.${name}`);
    return desk.press(`${name}.max`);
  }
  if (name === 'start' && phone) await desk.press('nav.more');
  if (name === 'start') return desk.press('nav.home');
  await desk.press(`nav.${name}`);
  if (name !== 'lessons') await desk.press(`nav.${name}.margin`);
}

/// Waits until the page draws nothing more by itself, with the mouse out of the way.
async function settled(desk) {
  await desk.page.mouse.move(1, 1);
  for (let before = -1, i = 0; i < 40; ++i) {
    await sleep(150);
    const { count } = await desk.frames();
    if (count === before) return;
    before = count;
  }
}

/// A picture file as its size and its pixels, four bytes each.
function picture(file) {
  const read = UPNG.decode(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
  return { ...read, pixels: new Uint8Array(UPNG.toRGBA8(read)[0]) };
}

function compare(name, shot, ratio) {
  mkdirSync(seen, { recursive: true });
  const file = path.join(good, `${name}.png`);
  const now = picture(shot);
  if (writes) {
    const small = UPNG.encode([now.pixels.buffer], now.width, now.height, 256);
    writeFileSync(file, Buffer.from(small));
    return null;
  }
  writeFileSync(path.join(seen, `${name}.png`), shot);
  if (!existsSync(file)) return `${name}: there is no picture of it yet`;
  const then = picture(readFileSync(file));
  if (then.width !== now.width || then.height !== now.height) return `${name}: another size`;
  const difference = new Uint8Array(now.pixels.length);
  const different = pixelmatch(then.pixels, now.pixels, difference, now.width, now.height,
    { threshold: 0.15 });
  if (different <= mostDifferent * ratio * ratio) return null;
  writeFileSync(path.join(seen, `${name}.difference.png`),
    Buffer.from(UPNG.encode([difference.buffer], now.width, now.height, 16)));
  return `${name}: ${different} pixels differ; see build/screens/pictures`;
}

for (const [width, height] of sizes) {
  for (const ratio of [1, 2]) {
    test(`pictures: ${width}x${height} at ${ratio}`, async () => {
      const server = await serve();
      const browser = await launch();
      const complaints = [];
      try {
        const context = await browser.newContext({ viewport: { width, height },
          deviceScaleFactor: ratio, reducedMotion: 'reduce' });
        for (const theme of themes) {
          const names = pages.map((page) => `${page}-${theme}-${width}-${ratio}`)
            .filter((name) => name.includes(wish));
          if (names.length === 0) continue;
          const desk = new Desk(await context.newPage(), server.address);
          await desk.open(`/?mode=sandbox&seed=7&theme=${theme}`);
          await prepare(desk, width < 500);
          await sleep(6500);  // messages pass
          for (const name of names) {
            const page = name.split('-')[0];
            if (page === 'results') await desk.open(`/?lesson=l07&seed=7&step=7&theme=${theme}`);
            await show(desk, page, width < 500);
            await settled(desk);
            const fault = compare(name, await desk.page.screenshot(), ratio);
            if (fault) complaints.push(fault);
            if (page === 'transfer' || page === 'borrow') await desk.key('Escape');
          }
          await desk.page.evaluate(() => localStorage.clear());
          await desk.page.close();
        }
      } finally {
        await browser.close();
        server.stop();
      }
      assert.deepEqual(complaints, []);
    });
  }
}
