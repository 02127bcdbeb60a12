// ccxt, as its users write it.
import test from 'node:test';
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { simulator } from './simulator.mjs';
import { units, text, expected, up, one } from './exact.mjs';

export function exchangeAt(url) {
  const exchange = new ccxt.binance({
    apiKey: 'key',
    secret: 'secret',
    options: { fetchMarkets: { types: ['spot'] }, fetchCurrencies: false },
  });
  exchange.urls.api.public = `${url}/api/v3`;
  exchange.urls.api.private = `${url}/api/v3`;
  exchange.urls.api.sapi = `${url}/sapi/v1`;
  return exchange;
}

const isolated = { marginMode: 'isolated' };
const pair = 'BTC/USDT';

test('ccxt: markets, prices and candles', async (t) => {
  const sim = await simulator();
  t.after(sim.stop);
  const exchange = exchangeAt(sim.url);
  const markets = await exchange.loadMarkets();
  const market = markets[pair];
  assert.equal(market.id, 'BTCUSDT');
  assert.equal(market.margin, true);
  assert.equal(market.precision.price, 0.01);
  assert.equal(market.precision.amount, 0.00001);
  assert.equal(market.limits.cost.min, 5);
  const ticker = await exchange.fetchTicker(pair);
  assert.equal(ticker.last, 60000);
  const book = await exchange.fetchOrderBook(pair);
  assert.ok(book.bids[0][0] < book.asks[0][0]);
  const candles = await exchange.fetchOHLCV(pair, '1h');
  assert.ok(candles.length >= 24);
  assert.ok((await exchange.fetchTrades(pair)).length > 0);
  assert.equal(await exchange.fetchTime(), ticker.timestamp);
});

test('ccxt: the whole flow, from the first transfer to the last', async (t) => {
  const sim = await simulator();
  t.after(sim.stop);
  const exchange = exchangeAt(sim.url);
  await exchange.loadMarkets();
  await sim.pin('60000');
  await exchange.transfer('USDT', 2000, 'spot', 'isolated', { symbol: pair });
  const loan = await exchange.borrowIsolatedMargin(pair, 'BTC', 0.1);
  assert.ok(loan.id);
  const sale = await exchange.createOrder(pair, 'market', 'sell', 0.1, undefined, isolated);
  assert.equal(sale.status, 'closed');
  assert.equal(sale.filled, 0.1);
  assert.equal(sale.trades.length, 1);
  await sim.advance(5 * 3_600_000);
  await sim.pin('55000');
  const purchase = await exchange.createOrder(pair, 'market', 'buy', 0.10011, undefined, isolated);
  assert.equal(purchase.status, 'closed');
  const account = await sim.account();
  const debt = text(units(account.baseAsset.borrowed) + units(account.baseAsset.interest));
  assert.equal(debt, '0.10000600');  // six hours of 0.1 * 0.001 %
  await exchange.repayIsolatedMargin(pair, 'BTC', Number(debt));
  const after = await sim.account();
  assert.equal(after.baseAsset.borrowed, '0.00000000');
  assert.equal(after.marginLevel, '999.00000000');
  await exchange.transfer('USDT', Number(after.quoteAsset.free), 'isolated', 'spot',
    { symbol: pair });
  const spot = await exchange.fetchBalance();
  // 10 000 - 2 000 + what came back: 2 000 + 5 999.999 * 0.999 - 0.10011 * 55 000.01
  assert.equal(spot.USDT.free, 10487.9479999);
  const interest = await exchange.fetchBorrowInterest('BTC', pair, undefined, 100);
  assert.equal(interest.length, 6);
  assert.equal(interest.reduce((sum, row) => sum + Math.round(row.interest * 1e8), 0), 600);
  assert.equal((await exchange.fetchMyTrades(pair, undefined, undefined, isolated)).length, 2);
  assert.equal((await exchange.fetchOrders(pair, undefined, undefined, isolated)).length, 2);
});

test('ccxt: orders that rest, wait and are cancelled', async (t) => {
  const sim = await simulator();
  t.after(sim.stop);
  const exchange = exchangeAt(sim.url);
  await exchange.loadMarkets();
  await sim.pin('60000');
  await exchange.transfer('USDT', 5000, 'spot', 'isolated', { symbol: pair });
  const order = await exchange.createOrder(pair, 'limit', 'buy', 0.01, 59000, isolated);
  assert.equal(order.status, 'open');
  assert.equal((await exchange.fetchOpenOrders(pair, undefined, undefined, isolated)).length, 1);
  const found = await exchange.fetchOrder(order.id, pair, isolated);
  assert.equal(found.price, 59000);
  const ended = await exchange.cancelOrder(order.id, pair, isolated);
  assert.equal(ended.status, 'canceled');
  const stop = await exchange.createOrder(pair, 'limit', 'buy', 0.01, 61100,
    { ...isolated, triggerPrice: 61000 });
  assert.equal((await exchange.fetchOrder(stop.id, pair, isolated)).status, 'open');
  await sim.pin('61000');
  assert.equal((await exchange.fetchOrder(stop.id, pair, isolated)).status, 'closed');
  await exchange.createOrder(pair, 'limit', 'buy', 0.01, 59000, isolated);
  await exchange.createOrder(pair, 'limit', 'buy', 0.01, 58000, isolated);
  assert.equal((await exchange.cancelAllOrders(pair, isolated)).length, 2);
  const reduce = await exchange.createOrder(pair, 'market', 'sell', 0.005, undefined,
    { ...isolated, reduceOnly: true });
  assert.equal(reduce.status, 'closed');
});

test('ccxt: refusals become its own exceptions', async (t) => {
  const sim = await simulator();
  t.after(sim.stop);
  const exchange = exchangeAt(sim.url);
  await exchange.loadMarkets();
  await sim.pin('60000');
  await exchange.transfer('USDT', 1000, 'spot', 'isolated', { symbol: pair });
  const limit = (amount, price, more) =>
    exchange.createOrder(pair, 'limit', 'buy', amount, price, { ...isolated, ...more });
  await assert.rejects(limit(1, 59000), ccxt.InsufficientFunds);
  await assert.rejects(limit(0.01, 61000, { postOnly: true }), ccxt.OrderImmediatelyFillable);
  await assert.rejects(exchange.cancelOrder('1', pair, isolated), ccxt.OrderNotFound);
  await assert.rejects(exchange.fetchOrder('1', pair, isolated), ccxt.OrderNotFound);
  await assert.rejects(limit(0.01, 1), ccxt.BadRequest);
  await assert.rejects(exchange.borrowIsolatedMargin(pair, 'BTC', 50), ccxt.ExchangeError);
});

test('ccxt: with the real host names every code has its class', async (t) => {
  const sim = await simulator();
  t.after(sim.stop);
  const exchange = new ccxt.binance({
    apiKey: 'key',
    secret: 'secret',
    options: { fetchMarkets: { types: ['spot'] }, fetchCurrencies: false },
    fetchImplementation: (address, options) =>
      fetch(String(address).replace('https://api.binance.com', sim.url), options),
  });
  await exchange.loadMarkets();
  await exchange.transfer('USDT', 1000, 'spot', 'isolated', { symbol: pair });
  await assert.rejects(exchange.borrowIsolatedMargin(pair, 'BTC', 50), ccxt.BadRequest);
  await assert.rejects(exchange.repayIsolatedMargin(pair, 'BTC', 0.5), ccxt.BadRequest);
});

test('the numbers of an account are what its balances make them', async (t) => {
  const sim = await simulator(5);
  t.after(sim.stop);
  const of_pair = { isolatedSymbol: 'BTCUSDT' };
  await sim.post('/sapi/v1/asset/transfer',
    { type: 'MAIN_ISOLATED_MARGIN', asset: 'USDT', amount: '1234.56789', toSymbol: 'BTCUSDT' });
  const order = { symbol: 'BTCUSDT', isIsolated: 'TRUE' };
  for (const [asset, amount] of [['BTC', '0.01234567'], ['USDT', '777.12345678']]) {
    await sim.post('/sapi/v1/margin/borrow-repay', { ...order, asset, amount, type: 'BORROW' });
    await sim.post('/sapi/v1/margin/order',
      { ...order, side: 'SELL', type: 'MARKET', quantity: '0.00571' });
    await sim.advance(3_723_456);
    const account = await sim.account();
    const want = expected(account, units('1.05'));
    assert.equal(account.marginLevel, text(want.level));
    const away = units(account.liquidatePrice) - want.liquidatePrice;
    assert.ok(away <= units('0.01') && -away <= units('0.01'), account.liquidatePrice);
    const limit = async (path, asset) =>
      (await sim.get(`/sapi/v1/margin/${path}`, { ...of_pair, asset })).body.amount;
    const tiers =
      (await sim.get('/sapi/v1/margin/isolatedMarginTier', { symbol: 'BTCUSDT' })).body;
    for (const [side, price, most] of [
      [account.baseAsset, units(account.indexPrice), 'baseAssetMaxBorrowable'],
      [account.quoteAsset, one, 'quoteAssetMaxBorrowable']]) {
      const best = tiers.reduce((sofar, tier) => {
        const initial = units(tier.initialRiskRatio);
        const room = want.assets * one - initial * want.debts;
        const formula = room <= 0n ? 0n : room / ((initial - one) * price);
        const left = units(tier[most]) - units(side.borrowed);
        const both = formula < left ? formula : left;
        return both > sofar ? both : sofar;
      }, 0n);
      assert.equal(await limit('maxBorrowable', side.asset), text(best));
      const room = want.assets - 2n * want.debts;
      const out = room <= 0n ? 0n : room / price;
      const free = units(side.free);
      assert.equal(await limit('maxTransferable', side.asset), text(out < free ? out : free));
    }
  }
  const history =
    (await sim.get('/sapi/v1/margin/interestHistory', { ...of_pair, size: '100' })).body;
  for (const row of history.rows) {
    const a_day = units(row.principal) * units(row.interestRate);
    assert.equal(units(row.interest), up(a_day, 24n * one));
  }
});
