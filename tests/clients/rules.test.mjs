// What the contract says of time, prices, histories, lists and refusals, over HTTP.
import test from 'node:test';
import assert from 'node:assert/strict';
import { simulator } from './simulator.mjs';
import { units, text } from './exact.mjs';

const order = { symbol: 'BTCUSDT', isIsolated: 'TRUE' };
const of_pair = { isolatedSymbol: 'BTCUSDT' };

async function funded(t, seed, amount) {
  const sim = await simulator(seed);
  t.after(sim.stop);
  await sim.post('/sapi/v1/asset/transfer',
    { type: 'MAIN_ISOLATED_MARGIN', asset: 'USDT', amount, toSymbol: 'BTCUSDT' });
  return sim;
}

const loan = (sim, type, asset, amount) => sim.post('/sapi/v1/margin/borrow-repay',
  { ...order, type, asset, amount });
const place = (sim, params) => sim.post('/sapi/v1/margin/order', { ...order, ...params });
const market = (sim, side, quantity) => place(sim, { side, type: 'MARKET', quantity });

test('interest over days: every full hour once, on principal only, simple', async (t) => {
  const sim = await funded(t, 2, '5000');
  await sim.pin('60000');
  await loan(sim, 'BORROW', 'BTC', '0.12345678');
  await loan(sim, 'BORROW', 'USDT', '1234.56789012');
  await sim.advance(2 * 86_400_000 + 1_800_000);
  for (const [asset, principal] of [['BTC', '0.12345678'], ['USDT', '1234.56789012']]) {
    const hourly = (units(principal) * 1000n + 99_999_999n) / 100_000_000n;
    const { total, rows } = (await sim.get('/sapi/v1/margin/interestHistory',
      { ...of_pair, asset, size: '100' })).body;
    assert.equal(total, 49);
    assert.deepEqual([...new Set(rows.map((row) => row.interest))], [text(hourly)]);
    const account = await sim.account();
    const side = account.baseAsset.asset === asset ? account.baseAsset : account.quoteAsset;
    assert.equal(side.interest, text(49n * hourly));
    const times = rows.slice(0, -1).map((row) => row.interestAccuredTime % 3_600_000);
    assert.ok(times.every((past) => past === 0));
  }
});

test('a long that falls far enough is liquidated; its order is in every list', async (t) => {
  const sim = await funded(t, 3, '1000');
  await sim.pin('60000');
  await loan(sim, 'BORROW', 'USDT', '4000');
  await market(sim, 'BUY', '0.08333');
  const safe = await sim.account();
  await place(sim, { side: 'SELL', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.01',
    price: '70000' });
  await sim.pin('50500');
  assert.equal((await sim.account()).marginLevelStatus, 'PRE_LIQUIDATION');
  const [whole, part] = safe.liquidatePrice.split('.');
  await sim.pin(`${whole}.${part.slice(0, 2)}`);
  const after = await sim.account();
  assert.equal(after.marginLevel, '999.00000000');
  assert.equal(after.quoteAsset.borrowed, '0.00000000');
  const forced = (await sim.get('/sapi/v1/margin/forceLiquidationRec', of_pair)).body;
  assert.equal(forced.total, 1);
  assert.equal(forced.rows[0].side, 'SELL');
  const orders = (await sim.get('/sapi/v1/margin/allOrders', order)).body;
  assert.deepEqual(orders.map((each) => each.status), ['FILLED', 'EXPIRED', 'FILLED']);
});

test('advancing in parts is advancing at once, in every respect', async (t) => {
  const texts = [];
  for (const parts of [[4_000_321], [1, 320, 4_000_000], [3_999_999, 322]]) {
    const sim = await funded(t, 4, '3000');
    await loan(sim, 'BORROW', 'BTC', '0.1');
    await place(sim, { side: 'SELL', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.05',
      price: '60010' });
    await place(sim, { side: 'BUY', type: 'STOP_LOSS', quantity: '0.01', stopPrice: '60050' });
    for (const part of parts) await sim.advance(part);
    texts.push(await sim.everything());
  }
  assert.equal(texts[1], texts[0]);
  assert.equal(texts[2], texts[0]);
});

test('the same requests give the same bytes', async (t) => {
  const texts = [];
  for (let run = 0; run < 2; ++run) {
    const sim = await funded(t, 6, '3000');
    await market(sim, 'BUY', '0.01234');
    await sim.advance(123_456);
    await market(sim, 'SELL', '0.01');
    texts.push(await sim.everything());
    await sim.reset(6);
    assert.equal((await sim.get('/api/v3/account')).body.balances[0].free, '10000.00000000');
  }
  assert.equal(texts[1], texts[0]);
});

test('an order takes exactly what depth shows, level by level', async (t) => {
  const sim = await funded(t, 7, '9000');
  for (const [side, levels] of [['BUY', 'asks'], ['SELL', 'bids']]) {
    const depth = async () => (await sim.get('/api/v3/depth', { ...order, limit: '5000' })).body;
    const before = await depth();
    const quantity = side === 'BUY' ? '0.14' : '0.13';
    const answer = (await market(sim, side, quantity)).body;
    let left = units(quantity);
    const want = [];
    for (const [price, there] of before[levels]) {
      const taken = left < units(there) ? left : units(there);
      left -= taken;
      const rest = units(there) - taken;
      if (rest > 0n) want.push([price, text(rest)]);
    }
    assert.deepEqual((await depth())[levels], want);
    const cost = answer.fills.reduce((sum, fill) => sum + units(fill.price) * units(fill.qty), 0n);
    assert.equal(units(answer.cummulativeQuoteQty), cost / 100_000_000n);
    assert.deepEqual((await depth())[levels === 'asks' ? 'bids' : 'asks'],
      before[levels === 'asks' ? 'bids' : 'asks']);
  }
});

test('an OCO from its placing to its end, each way', async (t) => {
  const sim = await funded(t, 8, '9000');
  await sim.pin('60000');
  await market(sim, 'BUY', '0.1');
  const params = { ...order, side: 'SELL', quantity: '0.05', price: '62000', stopPrice: '58000',
    stopLimitPrice: '57500', stopLimitTimeInForce: 'GTC' };
  const first = (await sim.post('/sapi/v1/margin/order/oco', params)).body;
  assert.equal(first.orderReports.length, 2);
  assert.equal((await sim.account()).baseAsset.locked, '0.05000000');
  await sim.pin('62500');
  const list = async (id) =>
    (await sim.get('/sapi/v1/margin/orderList', { ...order, orderListId: id })).body;
  assert.equal((await list(first.orderListId)).listStatusType, 'ALL_DONE');
  const statuses = async () => (await sim.get('/sapi/v1/margin/allOrders', order)).body
    .slice(-2).map((each) => each.status).sort();
  assert.deepEqual(await statuses(), ['EXPIRED', 'FILLED']);
  await sim.pin('60000');
  const second = (await sim.post('/sapi/v1/margin/order/oco',
    { ...params, quantity: '0.04' })).body;
  await sim.pin('58000');
  assert.deepEqual(await statuses(), ['EXPIRED', 'FILLED']);
  assert.equal((await list(second.orderListId)).listOrderStatus, 'ALL_DONE');
  await sim.pin('60000');
  const third = (await sim.post('/sapi/v1/margin/order/oco',
    { ...params, quantity: '0.005' })).body;
  const ended = (await sim.remove('/sapi/v1/margin/orderList',
    { ...order, orderListId: third.orderListId })).body;
  assert.deepEqual(ended.orderReports.map((each) => each.status), ['CANCELED', 'CANCELED']);
  assert.equal((await sim.remove('/sapi/v1/margin/orderList',
    { ...order, orderListId: third.orderListId })).body.code, -2011);
});

test('after every refusal everything is as it was, byte for byte', async (t) => {
  const sim = await funded(t, 9, '1000');
  await sim.pin('60000');
  await loan(sim, 'BORROW', 'BTC', '0.02');
  await market(sim, 'SELL', '0.02');
  await place(sim, { side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.001',
    price: '58000', newClientOrderId: 'mine' });
  const limit = { side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.001',
    price: '59000' };
  const before = await sim.everything();
  const wrong = [
    [-1013, () => place(sim, { ...limit, price: '59000.001' })],
    [-1013, () => place(sim, { ...limit, quantity: '0.0000101' })],
    [-1013, () => place(sim, { ...limit, quantity: '0.00001' })],
    [-1013, () => place(sim, { ...limit, price: '1' })],
    [-1020, () => sim.get('/api/v3/nothing')],
    [-1100, () => place(sim, { ...limit, price: '-1' })],
    [-1102, () => place(sim, { ...limit, price: '' })],
    [-1111, () => place(sim, { ...limit, price: '1.123456789' })],
    [-1115, () => place(sim, { ...limit, timeInForce: 'DAY' })],
    [-1116, () => place(sim, { ...limit, type: 'FUNNY' })],
    [-1117, () => place(sim, { ...limit, side: 'HOLD' })],
    [-1120, () => sim.get('/api/v3/klines', { symbol: 'BTCUSDT', interval: '9m' })],
    [-1121, () => place(sim, { ...limit, symbol: 'NOPE' })],
    [-1131, () => place(sim, { ...limit, recvWindow: '60001' })],
    [-2010, () => place(sim, { ...limit, quantity: '1' })],
    [-2010, () => place(sim, { ...limit, type: 'LIMIT_MAKER', price: '61000' })],
    [-2010, () => place(sim, { ...limit, newClientOrderId: 'mine' })],
    [-2010, () => place(sim, { ...limit, type: 'TAKE_PROFIT_LIMIT', stopPrice: '61000' })],
    [-2011, () => sim.remove('/sapi/v1/margin/order', { ...order, orderId: '5' })],
    [-2013, () => sim.get('/sapi/v1/margin/order', { ...order, orderId: '5' })],
    [-3003, () => place(sim, { ...limit, isIsolated: 'FALSE' })],
    [-3006, () => loan(sim, 'BORROW', 'BTC', '100000')],
    [-3013, () => loan(sim, 'BORROW', 'BTC', '0')],
    [-3015, () => loan(sim, 'REPAY', 'BTC', '1')],
    [-3016, () => loan(sim, 'REPAY', 'BTC', '0')],
    [-3020, () => sim.post('/sapi/v1/asset/transfer', { type: 'ISOLATED_MARGIN_MAIN',
      asset: 'USDT', amount: '2000', fromSymbol: 'BTCUSDT' })],
    [-3027, () => loan(sim, 'BORROW', 'DOGE', '1')],
    [-3028, () => sim.get('/sapi/v1/margin/isolated/account', { symbols: 'NOPE' })],
    [-3041, () => loan(sim, 'REPAY', 'BTC', '0.01')],
    [-5013, () => sim.post('/sapi/v1/asset/transfer', { type: 'MAIN_ISOLATED_MARGIN',
      asset: 'USDT', amount: '99999', toSymbol: 'BTCUSDT' })],
  ];
  for (const [code, request] of wrong) {
    const { status, body } = await request();
    assert.equal(body.code, code, JSON.stringify(body));
    assert.ok(status >= 400 && status < 500);
    assert.deepEqual(Object.keys(body), ['code', 'msg']);
  }
  assert.equal(await sim.everything(), before);
});

test('longer candles are sums of one-minute candles', async (t) => {
  const sim = await funded(t, 10, '100');
  await sim.advance(3_000_000);
  const rows = async (interval) => (await sim.get('/api/v3/klines',
    { symbol: 'BTCUSDT', interval, limit: '1000' })).body;
  const minutes = await rows('1m');
  const sum = (list, i) => text(list.reduce((total, row) => total + units(row[i]), 0n));
  for (const interval of ['3m', '5m', '15m', '30m', '1h', '2h', '4h']) {
    for (const row of await rows(interval)) {
      if (row[0] < minutes[0][0]) continue;
      const parts = minutes.filter((minute) => minute[0] >= row[0] && minute[0] <= row[6]);
      assert.equal(row[1], parts[0][1]);
      assert.equal(row[4], parts.at(-1)[4]);
      for (const i of [5, 7, 9, 10]) assert.equal(row[i], sum(parts, i));
      assert.equal(row[8], parts.reduce((total, minute) => total + minute[8], 0));
    }
  }
});
