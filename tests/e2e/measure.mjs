// Prints how fast the page is here: time to the first frame, CPU per frame, memory. Medians of
// five loads. It judges nothing; compare numbers of one machine.
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
} finally {
  await browser.close();
  server.stop();
}
