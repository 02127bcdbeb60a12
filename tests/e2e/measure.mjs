// Prints how fast the page is here: time to the first frame, CPU per frame, memory, as medians of
// five loads, and what an idle page takes. It judges nothing; compare numbers of one machine.
//
//   node tests/e2e/measure.mjs
import { launch, serve, sleep, withDesk } from './browser.mjs';

const LOADS = 5;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/// Opens the desk fresh, lets it live for two seconds and looks at the clock.
const load = (browser, address) => withDesk({ browser, address }, async (desk) => {
  await desk.open('?mode=sandbox');
  const firstFrameMs = await desk.page.evaluate(() => performance.getEntriesByName('first-frame')
    .at(0).startTime);
  await sleep(2000);
  const { cpuMs, heapBytes } = await desk.frames();
  return { firstFrameMs, cpuMs: cpuMs.median, cpuP95Ms: cpuMs.p95, heapMb: heapBytes / 1048576 };
});

/// Share of one core that a page takes in which nothing happens, as the browser counts it.
const idle = (browser, address) => withDesk({ browser, address }, async (desk) => {
  await desk.open('?mode=sandbox');
  await desk.pause();
  await sleep(3000);
  const client = await desk.page.context().newCDPSession(desk.page);
  await client.send('Performance.enable');
  const busy = async () => (await client.send('Performance.getMetrics')).metrics
    .find((metric) => metric.name === 'TaskDuration').value;
  const [before, seconds] = [await busy(), 10];
  await sleep(seconds * 1000);
  return (await busy() - before) / seconds;
});

const server = await serve();
const browser = await launch();
try {
  const loads = [];
  for (let i = 0; i < LOADS; i++) loads.push(await load(browser, server.address));
  const of = (key) => median(loads.map((one) => one[key]));
  console.log(`  time to first frame   ${of('firstFrameMs').toFixed(0)} ms`);
  console.log(`  CPU per frame         ${of('cpuMs').toFixed(2)} ms median, `
    + `${of('cpuP95Ms').toFixed(2)} ms p95`);
  console.log(`  memory of the program ${of('heapMb').toFixed(0)} MB`);
  console.log(`  an idle page          ${(await idle(browser, server.address) * 100).toFixed(2)} % `
    + 'of a core');
} finally {
  await browser.close();
  server.stop();
}
