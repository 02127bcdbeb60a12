// Markets to practise in, the realism dial and skipped time, on the real page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, serve, withDesk } from './browser.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); server?.stop(); });

const desk = (work) => withDesk({ browser, address: server.address }, work);
const spread = (state) => Number(state.pair.ask) - Number(state.pair.bid);

test('every ready market has its card, below the lessons', () => desk(async (d) => {
  await d.open('/?lesson=trend');
  await d.press('nav.lessons');
  const wanted = ['flash-crash', 'lender-stock-out', 'quiet-range', 'short-squeeze', 'slow-bleed',
    'stablecoin-slip', 'trend', 'wick'];
  await d.comesTrue(async () => {
    const names = (await d.targets()).map((t) => t.name);
    for (const id of wanted) assert.ok(names.includes(`lessons.card.${id}`), id);
    assert.ok(names.includes('lessons.markets'));
  });
}));

test('a flash crash happens when its script says', () => desk(async (d) => {
  await d.open('/?lesson=flash-crash&seed=3&speed=600');
  // ten minutes of quiet, three of falling by 6 %: some seconds at this pace
  await d.waitFor((state) => Number(state.pair.last) < 57500, null, 60000);
}));

test('the realism dial widens the spread and closes it again', () => desk(async (d) => {
  await d.open('/?mode=sandbox&seed=5');
  assert.ok(spread(await d.state()) < 0.5);
  await d.press('nav.settings');
  await d.press('settings.realism.harsh');
  await d.waitFor((state) => Number(state.pair.ask) - Number(state.pair.bid) > 2);
  await d.press('settings.realism.realistic');
  await d.waitFor((state) => Number(state.pair.ask) - Number(state.pair.bid) < 0.5);
}));

test('a day is skipped while nobody waits', () => desk(async (d) => {
  await d.open('/?mode=sandbox&seed=5');
  const start = (await d.state()).time;
  const begun = Date.now();
  await d.press('time.skip.1d');
  await d.waitFor((state, was) => state.time >= was + 86_400_000, start, 20000);
  assert.ok(Date.now() - begun < 15000);
}));
