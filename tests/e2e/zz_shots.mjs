import { launch, serve, sleep, withDesk } from './browser.mjs';
const server = await serve(); const browser = await launch();
const shots = [['l16-stablecoins', 1], ['l16-stablecoins', 2], ['l17-three-vehicles', 5]];
for (const [w, h] of [[1366, 768], [390, 844]]) {
  for (const [id, step] of shots) {
    await withDesk({ browser, address: server.address, options: { viewport: { width: w, height: h } } }, async (d) => {
      await d.open(`?lesson=${id}&step=${step}&seed=5`);
      await sleep(4000);
      await d.screenshot(`zz-${id}-${step}-${w}`);
    });
  }
}
await browser.close(); server.stop();
