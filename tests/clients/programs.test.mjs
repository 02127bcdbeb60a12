// What the inspector's buttons copy: each text is run as it is, against a simulator of its own, and
// has to do there what the command does in the core.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadWasm, simulator, wasm } from './simulator.mjs';

const run = promisify(execFile);
const here = path.dirname(fileURLToPath(import.meta.url));
const usual = 'http://127.0.0.1:8080';
const skip = existsSync(wasm) ? false : 'the WebAssembly core has not been built';

const lines = [
  'transfer 8000 USDT to BTCUSDT',
  'borrow 0.06 BTC in BTCUSDT',
  'repay 0.00000001 BTC in BTCUSDT',
  'transfer 5.5 USDT from BTCUSDT',
  'sell 0.01 market in BTCUSDT',
  'buy for 600 market in BTCUSDT',
  'buy 0.01 limit 59000 in BTCUSDT',
  'buy 0.01 limit 59000 ioc in BTCUSDT',
  'sell 0.01 limit 61000 maker in BTCUSDT',
  'buy 0.01 limit 59000 fok borrow self_trade both keep_loan as mine in BTCUSDT',
  'sell 0.01 stop_loss 59000 in BTCUSDT',
  'sell 0.01 stop_loss 59000 limit 58900 ioc in BTCUSDT',
  'sell 0.01 take_profit 61000 repay in BTCUSDT',
  'cancel 100003',
  'cancel all in BTCUSDT',
  'buy 0.01 take_profit 59000 limit 59100 in BTCUSDT',
  'sell 0.01 stop_loss trailing 150 in BTCUSDT',
  'sell 0.01 take_profit 61000 trailing 150 limit 60900 in BTCUSDT',
  'cancel all in BTCUSDT',
  'oco sell 0.01 limit 62000 stop 58000 limit 57900 as both in BTCUSDT',
  'oto buy 0.01 limit 59000 then sell 0.01 limit 61000 in BTCUSDT',
  'otoco buy 0.01 limit 59000 then sell 0.01 limit 61000 stop 58000 in BTCUSDT',
];

/// What a client sees of its account and orders. Names are left out: ccxt gives its own.
function picture(ask) {
  const pair = { symbol: 'BTCUSDT', isIsolated: 'TRUE' };
  return [
    ask('/api/v3/account', {}),
    ask('/sapi/v1/margin/isolated/account', { symbols: 'BTCUSDT' }),
    ask('/sapi/v1/margin/allOrders', pair),
    ask('/sapi/v1/margin/myTrades', pair),
    ask('/sapi/v1/margin/allOrderList', pair),
  ];
}

const unnamed = (body) => JSON.parse(JSON.stringify(body,
  (name, value) => (/ClientOrderId$|^clientOrderId$/.test(name) ? undefined : value)));

/// Does all lines: in the core as calls, in a simulator by running what `text` makes of them.
async function walk(t, carryOut) {
  const core = await loadWasm(1);
  const sim = await simulator(1);
  t.after(sim.stop);
  core('POST', '/sim/v1/price', { symbol: 'BTCUSDT', price: '60000' }, '');
  await sim.pin('60000');
  for (const line of lines) {
    const programs = core.programs(line);
    assert.ok(programs, line);
    const answer = core(programs.method, programs.path,
      { ...programs.params, timestamp: '1', signature: 's' }, 'k');
    assert.equal(answer.status, 200, `${line}: ${JSON.stringify(answer.body)}`);
    await carryOut(programs, sim.url, line);
    const ours = picture((where, params) => core('GET', where,
      { ...params, timestamp: '1', signature: 's' }, 'k').body);
    const theirs = await Promise.all(picture(async (where, params) =>
      (await sim.get(where, params)).body));
    assert.deepEqual(unnamed(theirs), unnamed(ours), line);
  }
}

test('programs: what is copied as curl does it', { skip }, (t) => walk(t, async (programs, url) => {
  assert.ok(programs.curl.includes(usual));
  const { stdout } = await run('bash', ['-c', programs.curl.replace(usual, url)]);
  assert.equal(JSON.parse(stdout).code, undefined, stdout);
}));

test('programs: what is copied as JavaScript does it', { skip }, (t) => {
  const folder = mkdtempSync(path.join(here, 'copied-'));  // here, where ccxt is found
  t.after(() => rmSync(folder, { recursive: true }));
  t.mock.method(console, 'log', () => {});
  let count = 0;
  return walk(t, async (programs, url, line) => {
    const file = path.join(folder, `copied-${count++}.mjs`);
    writeFileSync(file, programs.javascript.replace(usual, url));
    await import(pathToFileURL(file)).catch((error) => assert.fail(`${line}: ${error.stack}`));
  });
});

test('programs: what is copied as Python is Python', { skip }, async () => {
  const core = await loadWasm(1);
  for (const line of lines) {
    const { python } = core.programs(line);
    await run('python3', ['-c', 'import ast, sys; ast.parse(sys.argv[1])', python]);
  }
});
