// Starts a simulator for the tests and talks to it plainly. MW_CORE=wasm runs the WebAssembly core
// in this process behind Node's own HTTP server; otherwise it is the native server.
import { spawn } from 'node:child_process';
import http from 'node:http';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const native = process.env.MW_SERVER ?? `${root}build/native/marginwalk-server`;
export const wasm = process.env.MW_WASM ?? `${root}build/wasm/marginwalk_request.cjs`;

async function startNative(seed) {
  const child = spawn(native, ['--port', '0', '--seed', String(seed)],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  const url = line.replace('listening on ', '');
  return { url, child, stop: async () => { child.kill('SIGTERM'); await once(child, 'exit'); } };
}

/// The core as a function: (method, path, params, key) -> {status, body}. Its `programs` tells how
/// a command is written: (line) -> {method, path, params, curl, python, javascript}.
export async function loadWasm(seed) {
  const core = await createRequire(import.meta.url)(wasm)();
  core.ccall('mw_start', null, ['string'], [String(seed)]);
  const ask = (method, path, params, key) => {
    const text = core.ccall('mw_request', 'string', ['string', 'string'],
      [JSON.stringify({ method, path, params }), key]);
    return JSON.parse(text);
  };
  ask.programs = (line) => JSON.parse(core.ccall('mw_programs', 'string', ['string'], [line]));
  return ask;
}

async function startWasm(seed) {
  const ask = await loadWasm(seed);
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    let body = '';
    for await (const part of request) body += part;
    const form = (request.headers['content-type'] ?? '').startsWith('application/x-www-form');
    const params = Object.fromEntries(form ? new URLSearchParams(body) : []);
    Object.assign(params, Object.fromEntries(url.searchParams));
    const answer = ask(request.method, url.pathname, params, request.headers['x-mbx-apikey'] ?? '');
    response.writeHead(answer.status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: async () => { server.closeAllConnections(); server.close(); },
  };
}

/// One plain request over HTTP: {status, body}.
async function ask(url, method, path, params = {}) {
  const query = new URLSearchParams({ timestamp: '1', signature: 's', ...params });
  const response = await fetch(`${url}${path}?${query}`,
    { method, headers: { 'X-MBX-APIKEY': 'key' } });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}

/// A simulator of its own for one test.
export async function simulator(seed = 1) {
  const started = await (process.env.MW_CORE === 'wasm' ? startWasm : startNative)(seed);
  const get = (path, params) => ask(started.url, 'GET', path, params);
  const post = (path, params) => ask(started.url, 'POST', path, params);
  const pair = { symbol: 'BTCUSDT', isIsolated: 'TRUE' };
  return {
    ...started,
    get,
    post,
    remove: (path, params) => ask(started.url, 'DELETE', path, params),
    put: (path, params) => ask(started.url, 'PUT', path, params),
    pin: (price) => post('/sim/v1/price', { symbol: 'BTCUSDT', price }),
    release: () => post('/sim/v1/price', { symbol: 'BTCUSDT', release: 'true' }),
    advance: (ms) => post('/sim/v1/advance', { ms: String(ms) }),
    reset: (to) => post('/sim/v1/reset', { seed: String(to) }),
    account: async () => (await get('/sapi/v1/margin/isolated/account', { symbols: 'BTCUSDT' }))
      .body.assets[0],
    /// Everything that a client can see of its own and of the market, as one text.
    async everything() {
      const texts = [];
      const add = async (path, params) => texts.push((await get(path, params)).text);
      for (const path of ['/api/v3/time', '/api/v3/account', '/sapi/v1/margin/isolated/account'])
        await add(path);
      for (const path of ['depth', 'trades', 'ticker/24hr', 'avgPrice'])
        await add(`/api/v3/${path}`, { symbol: 'BTCUSDT', limit: '1000' });
      for (const interval of ['1m', '1h'])
        await add('/api/v3/klines', { symbol: 'BTCUSDT', interval });
      for (const path of ['openOrders', 'allOrders', 'myTrades', 'openOrderList', 'allOrderList'])
        await add(`/sapi/v1/margin/${path}`, pair);
      for (const path of ['transfer', 'interestHistory', 'forceLiquidationRec'])
        await add(`/sapi/v1/margin/${path}`, { isolatedSymbol: 'BTCUSDT', size: '100' });
      for (const type of ['BORROW', 'REPAY'])
        await add('/sapi/v1/margin/borrow-repay',
          { type, isolatedSymbol: 'BTCUSDT', size: '100' });
      return texts.join('\n');
    },
  };
}
