// The page in a headless Chromium: starts server and browser, and offers hands and eyes.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const site = process.env.MW_SITE ?? path.join(root, 'build/web');
const screens = process.env.MW_SCREENS ?? path.join(root, 'build/screens');

// Software drawing, so that a machine without a graphics card gives the same pictures.
const FLAGS = ['--no-sandbox', '--disable-gpu-sandbox', '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run'];

export const sleep = (ms) => new Promise((done) => { setTimeout(done, ms); });

/// Debian's browser, or the one that CHROMIUM names.
function browserPath() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome'].find((file) => file && existsSync(file));
  if (!found) throw new Error('no Chromium here: install the package chromium, or set CHROMIUM');
  return found;
}

/// Serves build/web as scripts/run does. @return {address, stop()}
export async function serve() {
  const server = spawn('python3', [path.join(root, 'scripts/serve.py'), '--port', '0', site],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((done, failed) => {
    let said = '';
    server.stdout.on('data', (data) => {
      said += data;
      const match = said.match(/serving (http:\S+)/);
      if (match) done(match[1]);
    });
    server.on('exit', () => failed(new Error('the server stopped')));
  });
  return { address, stop: () => server.kill() };
}

export const launch = (extra = []) =>
  chromium.launch({ executablePath: browserPath(), headless: true, args: [...FLAGS, ...extra] });

/// One page with our simulator in it, and everything it said or asked for.
export class Desk {
  constructor(page, address) {
    this.page = page;
    this.address = address;
    this.complaints = [];  // console errors and warnings, page errors, refused requests
    this.strangers = [];   // requests to any other place
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(`page error: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(data|blob):/.test(url)) this.strangers.push(url);
    });
  }

  /// Opens the page and waits for its first frame.
  async open(query = '') {
    await this.page.goto(this.address + query);
    await this.page.evaluate(() => window.marginwalk.ready);
  }

  state() { return this.page.evaluate(() => window.marginwalk.state()); }
  frames() { return this.page.evaluate(() => window.marginwalk.frames()); }
  targets() { return this.page.evaluate(() => window.marginwalk.targets()); }
  async target(name) { return (await this.targets()).find((t) => t.name === name); }

  /// Tries an assertion again until it holds: how fast a page draws is the machine's business.
  async comesTrue(assertion, timeout = 10000) {
    const end = Date.now() + timeout;
    for (;;) {
      try {
        return await assertion();
      } catch (error) {
        if (Date.now() > end) throw error;
      }
      await sleep(50);
    }
  }

  /// Waits until `question(state, argument)` is true of the page's state.
  async waitFor(question, argument, timeout = 10000) {
    const end = Date.now() + timeout;
    while (!question(await this.state(), argument)) {
      if (Date.now() > end) {
        throw new Error(`waited ${timeout} ms in vain for: ${question}`);
      }
      await sleep(100);
    }
  }

  /// Waits until a mouse could press this target.
  async waitForTarget(name, timeout = 10000) {
    await this.page.waitForFunction((wanted) => window.marginwalk.targets()
      .some((t) => t.name === wanted && t.visible && t.enabled), name, { timeout, polling: 50 })
      .catch(async () => {
        const names = (await this.targets()).filter((t) => t.visible).map((t) => t.name);
        throw new Error(`"${name}" cannot be pressed; on the screen are: ${names.join(' ')}`);
      });
    return this.target(name);
  }

  /// Waits until this target has the keyboard.
  async waitForFocus(name, timeout = 10000) {
    const end = Date.now() + timeout;
    while (!(await this.target(name))?.focused) {
      if (Date.now() > end) throw new Error(`"${name}" never got the keyboard`);
      await sleep(50);
    }
  }

  /// Where a target is, once it no longer moves: a hand does not chase a moving button either.
  async restingPlace(name) {
    let { rect } = await this.waitForTarget(name);
    for (let i = 0; i < 50; i++) {
      await sleep(100);
      const again = (await this.waitForTarget(name)).rect;
      if (JSON.stringify(again) === JSON.stringify(rect)) break;
      rect = again;
    }
    return rect;
  }

  /// Does something and waits until the page has drawn so many frames, as eyes would: on a slow
  /// machine what follows would else come before the page has seen this.
  async seen(act, frames = 1) {
    const { rendered } = await this.frames();
    await act();
    const end = Date.now() + 4000;
    while ((await this.frames()).rendered < rendered + frames && Date.now() < end) await sleep(10);
  }

  /// Presses a target with the real mouse. One input change a frame, as a hand would.
  async press(name) {
    const rect = await this.restingPlace(name);
    await this.page.mouse.move(rect.x + rect.width / 2, rect.y + rect.height / 2);
    await sleep(60);
    await this.seen(() => this.page.mouse.down());
    await this.seen(() => this.page.mouse.up(), 2);
    await sleep(120);
  }

  /// Presses a key, once the page has seen the one before.
  key(name) { return this.seen(() => this.page.keyboard.press(name)); }

  /// Stops the market's clock.
  async pause() {
    if ((await this.state()).paused) return;
    await this.press('time.pause');
    await this.waitFor((state) => state.paused);
  }

  /// Presses a field, empties it and types the text.
  async type(name, text) {
    await this.press(name);
    await this.waitForFocus(name);
    for (const key of ['Control+A', 'Delete', ...text]) await this.key(key);
    await sleep(120);
  }

  /// Saves what the page shows as build/screens/<name>.png.
  async screenshot(name) {
    mkdirSync(screens, { recursive: true });
    await this.page.screenshot({ path: path.join(screens, `${name}.png`) });
  }
}

/// Opens a fresh Desk in its own storage, gives it to `work`, and closes it.
export async function withDesk({ browser, address, options = {} }, work) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
  try {
    return await work(new Desk(await context.newPage(), address));
  } finally {
    await context.close();
  }
}
