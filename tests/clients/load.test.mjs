// Many connections, bad manners and slow clients: the server answers JSON every time, stays up, and
// its state is that of the same requests made one after the other.
// MW_REQUESTS=10000 for the full run; it tells requests per second and the 99th percentile.
import test from 'node:test';
import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';
import { simulator } from './simulator.mjs';

const count = Number(process.env.MW_REQUESTS ?? 2_000);
const connections = 64;
const native = process.env.MW_CORE !== 'wasm';

const pair = { symbol: 'BTCUSDT', isIsolated: 'TRUE' };
const money = (i) => (i % 3 === 0
  ? ['POST', '/sapi/v1/margin/borrow-repay',
    { ...pair, asset: 'USDT', amount: `0.${100 + (i % 800)}`, type: i % 2 ? 'BORROW' : 'REPAY' }]
  : ['POST', '/sapi/v1/asset/transfer', i % 2
    ? { type: 'MAIN_ISOLATED_MARGIN', asset: 'USDT', amount: `0.0${1 + (i % 9)}`,
      toSymbol: 'BTCUSDT' }
    : { type: 'ISOLATED_MARGIN_MAIN', asset: 'USDT', amount: '0.02', fromSymbol: 'BTCUSDT' }]);
const orders = (i) => ['POST', '/sapi/v1/margin/order',
  { ...pair, side: i % 2 ? 'BUY' : 'SELL', type: 'MARKET', quantity: `0.000${10 + (i % 80)}` }];
const looks = [
  ['GET', '/api/v3/depth', { symbol: 'BTCUSDT', limit: '20' }],
  ['GET', '/api/v3/ticker/price', { symbol: 'BTCUSDT' }],
  ['GET', '/sapi/v1/margin/isolated/account', {}],
  ['GET', '/api/v3/nowhere', {}],
  ['POST', '/sapi/v1/margin/order', { ...pair, side: 'NONE' }],
];

/// Sends one request on an agent's connection; how long it took is remembered.
function send(agent, url, [method, path, params], took) {
  const query = new URLSearchParams({ ...params, timestamp: '1', signature: 's' });
  return new Promise((done, failed) => {
    const began = performance.now();
    const request = http.request(`${url}${path}?${query}`,
      { agent, method, headers: { 'X-MBX-APIKEY': 'key', 'Content-Length': '0' } }, (response) => {
        let text = '';
        response.on('data', (part) => { text += part; });
        response.on('end', () => {
          took.push(performance.now() - began);
          assert.match(response.headers['content-type'], /^application\/json/);
          done({ status: response.statusCode, body: JSON.parse(text) });
        });
      });
    request.on('error', failed);
    request.end();
  });
}

/// As many at a time as there are connections.
async function all(url, calls, took) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const answers = new Array(calls.length);
  let next = 0;
  await Promise.all(Array.from({ length: connections }, async () => {
    while (next < calls.length) {
      const i = next++;
      answers[i] = await send(agent, url, calls[i], took);
    }
  }));
  agent.destroy();
  return answers;
}

/// Raw bytes on a connection of their own; what comes back until it closes.
async function raw(url, bytes) {
  const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
  let text = '';
  socket.on('data', (part) => { text += part; });
  socket.on('error', () => {});
  socket.end(bytes);
  await once(socket, 'close');
  return text;
}

/// The requests that were carried out, in the order of the numbers they got.
const in_order = (calls, answers, number) => calls
  .map((call, i) => ({ call, at: answers[i].status === 200 ? answers[i].body[number] : undefined }))
  .filter(({ at }) => at !== undefined)
  .sort((a, b) => a.at - b.at)
  .map(({ call }) => call);

test('many connections at once are one after the other', { skip: !native }, async (t) => {
  const [sim, again] = [await simulator(21), await simulator(21)];
  t.after(() => Promise.all([sim.stop(), again.stop()]));
  const first = ['POST', '/sapi/v1/asset/transfer',
    { type: 'MAIN_ISOLATED_MARGIN', asset: 'USDT', amount: '9000', toSymbol: 'BTCUSDT' }];
  const took = [];
  await all(sim.url, [first], took);
  const slow = Array.from({ length: 40 }, () => {
    const socket = net.connect(Number(new URL(sim.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET /api/v3/time HTTP/1.1\r\nHost: x\r\n');
    return socket;
  });
  const parts = [];
  const began = performance.now();
  for (const make of [money, orders]) {
    const calls = Array.from({ length: count / 2 },
      (_, i) => (i % 4 === 0 ? make(i / 4) : looks[i % looks.length]));
    parts.push([calls, await all(sim.url, calls, took)]);
  }
  const seconds = (performance.now() - began) / 1_000;
  slow.forEach((socket) => socket.destroy());
  took.sort((a, b) => a - b);
  t.diagnostic(`${count} requests, ${connections} connections: `
    + `${Math.round(count / seconds)} a second, median ${took[took.length >> 1].toFixed(2)} ms, `
    + `p99 ${took[Math.floor(took.length * 0.99)].toFixed(2)} ms`);
  await all(again.url, [first], []);
  const serial = [...in_order(...parts[0], 'tranId'), ...in_order(...parts[1], 'orderId')];
  assert.ok(serial.length > count / 10);
  for (const call of serial) await all(again.url, [call], []);
  assert.equal(await sim.everything(), await again.everything());
});

test('bad manners are answered, and the server goes on', { skip: !native }, async (t) => {
  const sim = await simulator(22);
  t.after(sim.stop);
  const before = await sim.everything();
  const wrong = [
    'NONSENSE\r\n\r\n',
    'GET\r\n\r\n',
    'BREW /api/v3/time HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /api/v3/time HTTP/9.9\r\nHost: x\r\n\r\n',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'POST /sim/v1/advance HTTP/1.1\r\nHost: x\r\nContent-Length: nine\r\n\r\nms=1',
    'POST /sim/v1/advance HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n'
      + 'x'.repeat(70_000),
  ];
  for (const bytes of wrong) {
    const text = await raw(sim.url, bytes);
    if (text === '') continue;  // the connection was closed: nothing to answer to
    assert.match(text, /^HTTP\/1\.1 4\d\d /, bytes.slice(0, 40));
    assert.match(text, /Content-Type: application\/json/i, bytes.slice(0, 40));
    const { code, msg } = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4));
    assert.ok(code < 0 && msg.length > 0);
  }
  const form = (body) => fetch(`${sim.url}/sim/v1/advance`, {
    method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  assert.equal((await form(`ms=0&x=${'y'.repeat(65_536)}`)).status, 413);
  assert.equal((await form(`ms=0&x=${'y'.repeat(60_000)}`)).status, 200);
  for (const method of ['PUT', 'DELETE', 'POST', 'PATCH', 'OPTIONS'])
    assert.ok([404, 405].includes((await fetch(`${sim.url}/api/v3/time`, { method })).status));
  assert.equal(await sim.everything(), before);
});

test('the query string wins over the body, and both are read', { skip: !native }, async (t) => {
  const sim = await simulator(23);
  t.after(sim.stop);
  const start = (await sim.get('/api/v3/time')).body.serverTime;
  const response = await fetch(`${sim.url}/sim/v1/advance?ms=200`, {
    method: 'POST',
    body: 'ms=400',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  assert.equal((await response.json()).serverTime, start + 200);
  const coded = await fetch(`${sim.url}/api/v3/klines?symbol=BTC%55SDT&interval=1%6D&limit=1`);
  assert.equal((await coded.json()).length, 1);
});

test('a taken port and a bad flag are told, and a signal ends it', { skip: !native }, async (t) => {
  const { spawn } = await import('node:child_process');
  const sim = await simulator(24);
  t.after(async () => { if (sim.child.exitCode === null) await sim.stop(); });
  const port = new URL(sim.url).port;
  for (const flags of [['--port', port], ['--port', 'x'], ['--seed', '-1'], ['--what']]) {
    const child = spawn(sim.child.spawnfile, flags, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part) => { said += part; });
    const [code] = await once(child, 'close');
    assert.equal(code, 2, flags.join(' '));
    assert.match(said, /^[^\n]+\.\n$/);
  }
  await sim.stop();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const { url, child } = await simulator(24);
    const hangs = net.connect(Number(new URL(url).port), '127.0.0.1');
    hangs.on('error', () => {});
    hangs.write('POST /sim/v1/advance HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nms=');
    await once(hangs, 'connect');
    await fetch(`${url}/api/v3/ping`);
    const began = performance.now();
    child.kill(signal);
    const [code] = await once(child, 'exit');
    assert.equal(code, 0, signal);
    assert.ok(performance.now() - began < 1_000, 'at once, whatever its clients are doing');
    hangs.destroy();
  }
});
