// Every lesson, played on the page by its own solution with the show-me cursor.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch, root, serve, sleep, withDesk } from './browser.mjs';

let server;
let browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser?.close(); server?.stop(); });

const desk = (options, work) => withDesk({ browser, address: server.address, options }, work);

const lessons = readdirSync(path.join(root, 'lessons'))
  .filter((name) => /^l\d\d-.*\.lesson$/.test(name)).map((name) => name.replace('.lesson', ''));

// Drawing in software takes most of the time: without pictures of it, half a device pixel will do.
const screen = { viewport: { width: 1366, height: 768 },
  deviceScaleFactor: process.env.MW_SHEET ? 1 : 0.5 };

/// Waits until the lesson is done; says where it stands when it does not go on.
async function plays(d, patience = 240_000) {
  let seen = -1;
  let since = Date.now();
  for (;;) {
    const { lesson, lastError } = await d.state();
    if (lesson?.done) return lesson;
    if (lesson && lesson.step !== seen) {
      seen = lesson.step;
      since = Date.now();
      if (process.env.MW_SHEET) await d.screenshot(`sheet/${lesson.id}-${seen}`);
    }
    if (Date.now() - since > patience) {
      await d.screenshot(`stuck-${lesson?.id}`);
      assert.fail(`stuck at step ${seen}, ${lesson?.title}; ${JSON.stringify(lastError)}`);
    }
    await sleep(250);
  }
}

test('every lesson is played to 100 by itself', { timeout: 3_600_000 }, async (t) => {
  assert.equal(lessons.length, 18);
  for (const id of lessons) {
    if (process.env.MW_LESSON && !id.startsWith(process.env.MW_LESSON)) continue;
    await t.test(id, { timeout: 900_000 }, () =>
      desk(screen, async (d) => {
        await d.open(`?lesson=${id}&autoplay=1&speed=20&seed=5`);
        const lesson = await plays(d);
        assert.equal(lesson.score, 100);
        await d.screenshot(`done-${id}`);
        assert.deepEqual(d.complaints, []);
      }));
  }
});
