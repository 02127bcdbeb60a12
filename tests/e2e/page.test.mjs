// The page itself: that it loads, answers, rests when nothing happens, and speaks to nobody else.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { launch, serve, sleep, withDesk } from './browser.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); server?.stop(); });

const desk = (work, options) =>
  withDesk({ browser, address: server.address, options }, work);

/// Pauses the market, takes the mouse away and waits until the last picture of it is drawn.
async function rests(d) {
  await d.pause();
  await d.page.mouse.move(1, 1);
  await d.comesTrue(async () => {
    const { rendered } = await d.frames();
    await sleep(2000);  // a busy machine may draw a moved mouse late
    assert.equal((await d.frames()).rendered, rendered, 'it still draws');
  });
}

/// One request without any help from a browser. @return {status, headers}
const ask = (path, headers = {}, method = 'GET') => new Promise((done, failed) => {
  const url = new URL(path, server.address);
  http.request({ host: '127.0.0.1', port: url.port, path, method, headers }, (answer) => {
    let size = 0;
    answer.on('data', (data) => { size += data.length; });
    answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, size }));
  }).on('error', failed).end();
});

test('the program is served as wasm, compressed as the browser likes it', async () => {
  const plain = await ask('/app.wasm');
  assert.equal(plain.headers['content-type'], 'application/wasm');
  assert.equal(plain.headers['content-encoding'], undefined);
  const brotli = await ask('/app.wasm', { 'accept-encoding': 'gzip, deflate, br' });
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(brotli.headers.vary, 'Accept-Encoding');
  assert.ok(brotli.size < plain.size / 2, `${brotli.size} of ${plain.size} bytes`);
  const gzip = await ask('/app.wasm', { 'accept-encoding': 'gzip' });
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  const forbidden = await ask('/app.wasm', { 'accept-encoding': 'br;q=0, gzip;q=0' });
  assert.equal(forbidden.headers['content-encoding'], undefined);
});

test('the server answers HEAD, tells what is unchanged, and keeps to its folder', async () => {
  const head = await ask('/', {}, 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(head.size, 0);
  assert.match(head.headers['content-type'], /^text\/html/);
  assert.match(head.headers['content-security-policy'], /default-src 'self'/);
  assert.doesNotMatch(head.headers['content-security-policy'], /unsafe-inline|'unsafe-eval'/);
  const again = await ask('/', { 'if-none-match': head.headers.etag });
  assert.equal(again.status, 304);
  for (const path of ['/../../README.md', '/%2e%2e/%2e%2e/README.md', '/lessons/', '/.git/config',
    '/nothing']) {
    assert.equal((await ask(path)).status, 404, path);
  }
});

test('the page loads, says what it is, and complains about nothing', () => desk(async (d) => {
  await d.open();
  const shown = await d.page.evaluate(() => ({
    title: document.title,
    lang: document.documentElement.lang,
    cover: document.getElementById('cover').hidden,
    version: window.marginwalk.version,
  }));
  assert.match(shown.title, /Marginwalk/);
  assert.equal(shown.lang, 'en');
  assert.equal(shown.cover, true);
  assert.match(shown.version, /^\d+\.\d+\.\d+$/);
  await sleep(500);
  await d.screenshot('first-visit-1366');
  assert.deepEqual(d.complaints, []);
  assert.deepEqual(d.strangers, []);
}));

test('every target has a name, a role and a rectangle on the page', () => desk(async (d) => {
  await d.open();
  await sleep(300);
  const targets = await d.targets();
  assert.ok(targets.length > 0);
  for (const t of targets) {
    assert.match(t.name, /^[a-z0-9_]+(\.[A-Za-z0-9_-]+)*$/, t.name);
    assert.match(t.role, /^[a-z]+$/, t.name);
    for (const key of ['enabled', 'visible', 'focused']) {
      assert.equal(typeof t[key], 'boolean', t.name);
    }
    for (const key of ['x', 'y', 'width', 'height']) {
      assert.equal(typeof t.rect[key], 'number', t.name);
    }
    if (t.visible) {
      assert.ok(t.rect.x >= -1 && t.rect.x + t.rect.width <= 1367, t.name);
      assert.ok(t.rect.y >= -1 && t.rect.y + t.rect.height <= 769, t.name);
    }
  }
  const visible = targets.filter((t) => t.visible).map((t) => t.name);
  assert.equal(new Set(visible).size, visible.length, 'a visible name stands for one thing');
}));

test('the state has what lessons and tests read', () => desk(async (d) => {
  await d.open();
  const state = await d.state();
  for (const key of ['time', 'seed', 'speed', 'paused', 'page', 'pair', 'spot', 'account',
    'openOrders', 'orders', 'trades', 'loans', 'repayments', 'transfers', 'interest',
    'liquidations', 'lesson', 'lastError']) {
    assert.ok(key in state, `state has ${key}`);
  }
  assert.equal(typeof state.pair.last, 'string', 'prices are decimal strings');
  assert.match(state.pair.last, /^\d+(\.\d+)?$/);
  assert.doesNotMatch(JSON.stringify(state), /NaN|Infinity/);
}));

test('requests act on what is being played', () => desk(async (d) => {
  const fetched = [];
  d.page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const rest = () => fetched.filter((name) => name.endsWith('/later.wasm')).length;
  await d.open();
  assert.equal(rest(), 0, 'most visitors never need it');
  const ask = (method, path, params) => d.page.evaluate(
    (call) => window.marginwalk.request(...call), [method, path, params]);
  const reset = await ask('POST', '/sim/v1/reset', { seed: 7 });
  assert.equal(reset.status, 200);
  const moved = await ask('POST', '/sapi/v1/asset/transfer',
    { type: 'MAIN_ISOLATED_MARGIN', asset: 'USDT', amount: '2000', toSymbol: 'BTCUSDT' });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  const { seed, account } = await d.state();
  assert.equal(seed, 7);
  assert.equal(account.quote.free, '2000.00000000');
  const refused = await ask('GET', '/api/v3/nowhere');
  assert.deepEqual([refused.status, refused.body.code], [404, -1020]);
  assert.equal(rest(), 1, 'fetched once, when it is asked for first');
}));

test('a lesson begins without what is seldom opened', () => desk(async (d) => {
  const fetched = [];
  d.page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await d.open('/?lesson=first-walk');
  await sleep(2500);  // asking the page for its state would fetch it
  const names = fetched.map((name) => name.slice(name.lastIndexOf('/') + 1));
  assert.ok(names.includes('first-walk.lesson'), names.join(' '));
  assert.ok(!names.includes('later.wasm'), names.join(' '));
}));

test('every lesson is read before the rest of the program has come', { timeout: 240000 }, () =>
  desk(async (d) => {
    await d.page.route('**/later.wasm*', () => {});  // it never comes
    await d.open('/');
    const index = await d.page.evaluate(async () => (await fetch('lessons/index.txt')).text());
    const ids = index.trim().split('\n').map((line) => line.split('\t'))
      .filter(([, , kind]) => kind === 'lesson').map(([, id]) => id);
    assert.ok(ids.length > 10, index);
    for (const id of ids) {
      await d.page.goto(`${server.address}/?lesson=${id}`);
      await d.page.waitForFunction(() => document.body.textContent.includes('Step 1 of'), null,
        { timeout: 15000 }).catch(() => assert.fail(`${id} did not begin`));
    }
  }));

test('an idle page draws nothing', () => desk(async (d) => {
  await d.open();
  await rests(d);
  const first = await d.frames();
  await sleep(2000);
  const second = await d.frames();
  assert.equal(second.rendered - first.rendered, 0);
  assert.ok(second.cpuMs.median > 0 && second.heapBytes > 0);
}));

test('a lost WebGL context comes back with the same picture', () => desk(async (d) => {
  await d.open();
  await rests(d);
  const shot = () => d.page.screenshot();
  const earlier = await shot();
  await d.page.evaluate(async () => {
    const gl = document.getElementById('canvas').getContext('webgl2');
    const extension = gl.getExtension('WEBGL_lose_context');
    extension.loseContext();
    await new Promise((done) => { setTimeout(done, 200); });
    extension.restoreContext();
  });
  await d.comesTrue(async () =>
    assert.ok(earlier.equals(await shot()), 'the picture is the same, byte for byte'));
  assert.deepEqual(d.complaints.filter((text) => !/CONTEXT_LOST|context lost/i.test(text)), []);
}));

test('without WebGL 2 the page says so in plain words', () => desk(async (d) => {
  await d.page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await d.page.goto(server.address);
  await d.page.waitForSelector('#cover.failed');
  assert.match(await d.page.textContent('#cover-text'), /WebGL 2/);
  const outcome = await d.page.evaluate(() =>
    window.marginwalk.ready.then(() => 'ready', (e) => e.message));
  assert.match(outcome, /WebGL 2/);
  await d.screenshot('no-webgl');
}));

test('without WebAssembly the page says so in plain words', () => desk(async (d) => {
  await d.page.addInitScript(() => { delete window.WebAssembly; });
  await d.page.goto(server.address);
  await d.page.waitForSelector('#cover.failed');
  assert.match(await d.page.textContent('#cover-text'), /WebAssembly/);
}));

test('a download that breaks off is told, not left loading', () => desk(async (d) => {
  await d.page.route('**/app.wasm*', (route) => route.abort());
  await d.page.goto(server.address);
  await d.page.waitForSelector('#cover.failed');
  assert.match(await d.page.textContent('#cover-text'), /could not be loaded/);
}));

test('the canvas has exactly the device pixels of the screen', async () => {
  for (const deviceScaleFactor of [1, 1.25, 2]) {
    await desk(async (d) => {
      await d.open();
      await d.page.setViewportSize({ width: 1000, height: 700 });
      await d.comesTrue(async () => {
        const size = await d.page.evaluate(() => {
          const canvas = document.getElementById('canvas');
          return [canvas.width, canvas.height];
        });
        assert.deepEqual(size, [1000 * deviceScaleFactor, 700 * deviceScaleFactor]);
      });
    }, { deviceScaleFactor });
  }
});
