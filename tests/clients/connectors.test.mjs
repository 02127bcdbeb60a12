// Both official connectors, `binance` and `binance-api-node`, each through the whole flow.
import test from 'node:test';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { simulator } from './simulator.mjs';
import { units, text } from './exact.mjs';

const load = createRequire(import.meta.url);
const { Spot } = load('@binance/connector');
const { MainClient } = load('binance');
const Binance = load('binance-api-node').default;

const symbol = 'BTCUSDT';

test('@binance/connector: the whole flow', async (t) => {
  const sim = await simulator();
  t.after(sim.stop);
  const client = new Spot('key', 'secret', { baseURL: sim.url });
  const data = async (promise) => (await promise).data;
  assert.equal((await data(client.exchangeInfo({ symbol }))).symbols[0].symbol, symbol);
  assert.equal((await data(client.account())).balances[0].free, '10000.00000000');
  assert.equal((await data(client.marginAllPairs())).length, 1);
  await sim.pin('60000');
  await data(client.userUniversalTransfer('MAIN_ISOLATED_MARGIN', 'USDT', '2000',
    { toSymbol: symbol }));
  assert.equal((await data(client.marginMaxBorrowable('BTC', { isolatedSymbol: symbol }))).amount,
    '0.30030030');  // 2 000 / 0.111 / 60 000
  const post = (params) => client.signRequest('POST', '/sapi/v1/margin/borrow-repay',
    { asset: 'BTC', isIsolated: 'TRUE', symbol, ...params });
  await post({ amount: '0.1', type: 'BORROW' });
  const sale = await data(client.newMarginOrder(symbol, 'SELL', 'MARKET',
    { quantity: '0.1', isIsolated: 'TRUE' }));
  assert.equal(sale.status, 'FILLED');
  assert.equal(sale.fills[0].commissionAsset, 'USDT');
  await sim.advance(3 * 3_600_000);
  await data(client.newMarginOrder(symbol, 'BUY', 'MARKET',
    { quantity: '0.10011', isIsolated: 'TRUE' }));
  const account = (await data(client.isolatedMarginAccountInfo({ symbols: symbol }))).assets[0];
  assert.equal(account.baseAsset.interest, '0.00000400');
  await post({ amount: '0.100004', type: 'REPAY' });
  const after = (await data(client.isolatedMarginAccountInfo({ symbols: symbol }))).assets[0];
  assert.equal(after.baseAsset.borrowed, '0.00000000');
  const order = await data(client.newMarginOrder(symbol, 'BUY', 'LIMIT',
    { quantity: '0.01', price: '59000', timeInForce: 'GTC', isIsolated: 'TRUE' }));
  assert.equal((await data(client.marginOpenOrders({ symbol, isIsolated: 'TRUE' }))).length, 1);
  const ended = await data(client.cancelMarginOrder(symbol,
    { orderId: order.orderId, isIsolated: 'TRUE' }));
  assert.equal(ended.status, 'CANCELED');
  assert.equal((await data(client.marginMyTrades(symbol, { isIsolated: 'TRUE' }))).length, 2);
  assert.equal((await data(client.marginAllOrders(symbol, { isIsolated: 'TRUE' }))).length, 3);
  const loans = await data(client.signRequest('GET', '/sapi/v1/margin/borrow-repay',
    { type: 'REPAY', isolatedSymbol: symbol }));
  assert.equal(loans.rows[0].amount, '0.10000400');
  const refused = client.newMarginOrder(symbol, 'SELL', 'MARKET',
    { quantity: '5', isIsolated: 'TRUE' });
  await assert.rejects(refused, (error) => error.response.data.code === -2010);
});

test('binance: the whole flow', async (t) => {
  const sim = await simulator();
  t.after(sim.stop);
  const client = new MainClient({
    api_key: 'key', api_secret: 'secret', baseUrl: sim.url, disableTimeSync: true,
  });
  await sim.pin('60000');
  assert.equal((await client.getExchangeInfo()).symbols[0].symbol, symbol);
  await client.submitUniversalTransfer(
    { type: 'MAIN_ISOLATED_MARGIN', asset: 'USDT', amount: 2000, toSymbol: symbol });
  const loan = { asset: 'BTC', isIsolated: 'TRUE', symbol };
  await client.submitMarginAccountBorrowRepay({ ...loan, amount: 0.1, type: 'BORROW' });
  const sale = await client.marginAccountNewOrder({
    symbol, side: 'SELL', type: 'MARKET', quantity: 0.1, isIsolated: 'TRUE',
  });
  assert.match(sale.clientOrderId, /^[.A-Z:/a-z0-9_-]{1,36}$/);
  assert.equal(sale.executedQty, '0.10000000');
  const bought = await client.marginAccountNewOrder({
    symbol, side: 'BUY', type: 'MARKET', quantity: 0.10011, isIsolated: 'TRUE',
    sideEffectType: 'AUTO_REPAY',
  });
  assert.equal(bought.status, 'FILLED');
  const account = (await client.getIsolatedMarginAccountInfo({ symbols: symbol })).assets[0];
  assert.equal(account.baseAsset.borrowed, '0.00000000');
  assert.equal(account.marginLevelStatus, 'EXCESSIVE');
  const orders = await client.queryMarginAccountAllOrders({ symbol, isIsolated: 'TRUE' });
  assert.equal(orders.length, 2);
  const trades = await client.queryMarginAccountTradeList({ symbol, isIsolated: 'TRUE' });
  assert.equal(trades.length, 2);
  const interest = await client.getMarginInterestHistory({ isolatedSymbol: symbol });
  assert.equal(interest.total, 1);
  await assert.rejects(client.submitMarginAccountBorrowRepay(
    { ...loan, amount: 100, type: 'BORROW' }), (error) => error.code === -3006);
});

test('binance-api-node: the whole flow', async (t) => {
  const sim = await simulator();
  t.after(sim.stop);
  const client = Binance({ apiKey: 'key', apiSecret: 'secret', httpBase: sim.url });
  await sim.pin('60000');
  assert.equal((await client.prices({ symbol }))[symbol], '60000.00000000');
  assert.equal((await client.candles({ symbol, interval: '1m', limit: 10 })).length, 10);
  await client.universalTransfer(
    { type: 'MAIN_ISOLATED_MARGIN', asset: 'USDT', amount: '2000', toSymbol: symbol });
  const request = (method, url, payload) => client.privateRequest(method, url, payload);
  const loan = { asset: 'BTC', isIsolated: 'TRUE', symbol };
  await request('POST', '/sapi/v1/margin/borrow-repay',
    { ...loan, amount: '0.1', type: 'BORROW' });
  const sale = await client.marginOrder(
    { symbol, side: 'SELL', type: 'MARKET', quantity: '0.1', isIsolated: 'TRUE' });
  assert.equal(sale.status, 'FILLED');
  const rest = await client.marginOrder({
    symbol, side: 'BUY', type: 'LIMIT', quantity: '0.1', price: '59000', isIsolated: 'TRUE',
  });
  assert.equal(rest.status, 'NEW');
  const found = await client.marginGetOrder(
    { symbol, orderId: rest.orderId, isIsolated: 'TRUE' });
  assert.equal(found.isWorking, true);
  const open = await client.marginOpenOrders({ symbol, isIsolated: 'TRUE' });
  assert.equal(open.length, 1);
  const ended = await client.marginCancelOrder(
    { symbol, orderId: rest.orderId, isIsolated: 'TRUE' });
  assert.equal(ended.status, 'CANCELED');
  const account = await client.marginIsolatedAccount({ symbols: symbol });
  assert.equal(units(account.assets[0].baseAsset.netAsset), -units('0.100001'));
  const trades = await client.marginMyTrades({ symbol, isIsolated: 'TRUE' });
  assert.equal(text(units(trades[0].qty)), '0.10000000');
  await assert.rejects(client.marginGetOrder({ symbol, orderId: 1, isIsolated: 'TRUE' }),
    (error) => error.code === -2013);
});

test('@binance/connector-typescript: loans, and orders that depend on each other', async (t) => {
  const { Spot: TypedSpot } = load('@binance/connector-typescript');
  const sim = await simulator();
  t.after(sim.stop);
  const client = new TypedSpot('key', 'secret', { baseURL: sim.url });
  const ours = { isIsolated: 'TRUE' };
  await sim.pin('60000');
  await client.userUniversalTransfer('MAIN_ISOLATED_MARGIN', 'USDT', 9000, { toSymbol: symbol });
  await client.marginAccountBorrowRepay('BTC', 'TRUE', symbol, '0.1', 'BORROW');
  await client.marginAccountBorrowRepay('BTC', 'TRUE', symbol, '0.05', 'REPAY');
  const records = await client.getBorrowRepayRecords('REPAY', { isolatedSymbol: symbol });
  assert.equal(records.rows[0].amount, '0.05000000');
  assert.equal((await client.getIsolatedMarginTierData(symbol))[0].tier, 1);
  const both = await client.marginAccountNewOto(symbol, 'LIMIT', 'BUY', 59_000, 0.05, 'LIMIT',
    'SELL', 0.04, { ...ours, workingTimeInForce: 'GTC', pendingPrice: 61_000,
      pendingTimeInForce: 'GTC' });
  assert.deepEqual(both.orderReports.map(({ status }) => status), ['NEW', 'PENDING_NEW']);
  const three = await client.marginAccountNewOtoco(symbol, 'LIMIT', 'BUY', 59_000, 0.05, 'SELL',
    0.04, 'LIMIT_MAKER', { ...ours, workingTimeInForce: 'GTC', pendingAbovePrice: 61_000,
      pendingBelowType: 'STOP_LOSS', pendingBelowStopPrice: 58_000 });
  assert.equal(three.orders.length, 3);
  assert.equal((await client.getMarginAccountOpenOco({ symbol, ...ours })).length, 2);
  await sim.pin('58900');
  const open = await client.getMarginAccountOpenOrders({ symbol, ...ours });
  assert.deepEqual(open.map(({ type }) => type).sort(), ['LIMIT', 'LIMIT_MAKER', 'STOP_LOSS']);
  await sim.pin('61100');
  assert.equal((await client.getMarginAccountOpenOco({ symbol, ...ours })).length, 0);
  const refused = client.marginAccountNewOrder(symbol, 'SELL', 'MARKET', { ...ours, quantity: 5 });
  await assert.rejects(refused, /Account has insufficient balance for requested action\./);
});
