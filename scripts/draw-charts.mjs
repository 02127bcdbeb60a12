// Draws candles from the CSV of `marginwalk simulate` into PNG pictures, with the browser that the
// tests use:
//
//   node scripts/draw-charts.mjs TITLE BARS.csv OUT.png [TITLE BARS.csv OUT.png …]
import { readFile, writeFile } from 'node:fs/promises';
import { launch } from '../tests/e2e/browser.mjs';

function bars(csv) {
    const rows = csv.trim().split('\n').slice(1).map((line) => line.split(',').map(Number));
    return rows.map(([time, open, high, low, close, volume]) =>
        ({ time, open, high, low, close, volume }));
}

// Runs in the page: everything it needs comes as an argument.
function draw({ title, candles, width, height }) {
    const canvas = document.createElement('canvas');
    document.body.replaceChildren(canvas);
    canvas.width = width;
    canvas.height = height;
    const at = canvas.getContext('2d');
    at.fillStyle = '#12161c';
    at.fillRect(0, 0, width, height);
    const plot = { x: 12, y: 44, w: width - 100, h: height - 190 };
    const high = Math.max(...candles.map((c) => c.high));
    const low = Math.min(...candles.map((c) => c.low));
    const most = Math.max(...candles.map((c) => c.volume));
    const y = (price) => plot.y + plot.h * (high - price) / (high - low);
    const step = plot.w / candles.length;
    at.font = '600 18px sans-serif';
    at.fillStyle = '#eaecef';
    at.fillText(title, 12, 28);
    at.font = '13px sans-serif';
    for (let i = 0; i <= 5; ++i) {
        const price = low + (high - low) * i / 5;
        at.fillStyle = '#2b3139';
        at.fillRect(plot.x, y(price), plot.w, 1);
        at.fillStyle = '#9aa4b2';
        at.fillText(price.toLocaleString('en', { maximumFractionDigits: 2 }),
                    plot.x + plot.w + 8, y(price) + 4);
    }
    candles.forEach((c, i) => {
        const x = plot.x + i * step;
        const body = Math.max(1, step * 0.7);
        at.fillStyle = c.close >= c.open ? '#2ebd85' : '#f6465d';
        at.fillRect(x + body / 2 - 0.5, y(c.high), 1, Math.max(1, y(c.low) - y(c.high)));
        const tallness = Math.max(1, Math.abs(y(c.open) - y(c.close)));
        at.fillRect(x, y(Math.max(c.open, c.close)), body, tallness);
        const tall = 90 * c.volume / most;
        at.globalAlpha = 0.5;
        at.fillRect(x, height - 40 - tall, body, tall);
        at.globalAlpha = 1;
        if (i % Math.ceil(candles.length / 8) === 0) {
            at.fillStyle = '#9aa4b2';
            const date = new Date(c.time).toISOString().slice(5, 16).replace('T', ' ');
            at.fillText(date, x, height - 14);
        }
    });
}

const jobs = process.argv.slice(2);
if (jobs.length === 0 || jobs.length % 3 !== 0) {
    console.error('usage: node scripts/draw-charts.mjs TITLE BARS.csv OUT.png …');
    process.exit(2);
}
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 640 } });
await page.setContent('<body style="margin:0"></body>');
for (let i = 0; i < jobs.length; i += 3) {
    const [title, from, to] = jobs.slice(i, i + 3);
    const candles = bars(await readFile(from, 'utf8'));
    await page.evaluate(draw, { title, candles, width: 1280, height: 640 });
    await writeFile(to, await page.screenshot());
    console.log(to);
}
await browser.close();
