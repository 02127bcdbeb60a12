// The page's side of the program: starts it, gives it frames when something changed, and offers
// window.marginwalk. Input in input.js, loading in loader.js; C++ is in src/platform/web.cpp.
import {
  fail, fetchBeside, fetchCatalogue, fetchFont, fetchLesson, fetchLibrary, fetchProgram,
  fetchRest,
  fetchRestNow, languages, loadScript, missing, phrase, uncover, wanted,
} from './loader.js';
import { listen } from './input.js';
import { drawn, reflect, say } from './mirror.js';

const canvas = document.getElementById('canvas');
const stage = document.getElementById('stage');
const still = matchMedia('(prefers-reduced-motion: reduce)');   // less motion is asked for

let M = null;             // the program, once it runs
let raf = 0;              // the animation frame that is asked for
let timer = 0;            // the wake-up that is set
let first = null;         // exports of the part that is fetched at once
let whole = false;        // the rest is here too
let lost = false;         // the WebGL context is gone for now
let box = null;           // exact size of the canvas in device pixels, where the browser tells
let dpr = 0;
let firstFrame;
const ready = new Promise((done, failed) => { firstFrame = { done, failed }; });
ready.catch(() => {});    // the message is on the page; nobody has to wait for it

// ---- strings and answers --------------------------------------------------------------------

/// Calls a C function with one text argument (and more, as they are).
function withText(name, text, ...more) {
  const pointer = M.stringToNewUTF8(text);
  try { return M[name](pointer, ...more); } finally { M._free(pointer); }
}

/// The same with two.
function withTexts(name, first, second) {
  const pointer = M.stringToNewUTF8(second);
  try { return withText(name, first, pointer); } finally { M._free(pointer); }
}

const answer = (name) => JSON.parse(M.UTF8ToString(M[name]()));

// ---- frames on demand -----------------------------------------------------------------------

/// Something changed: draw at least `count` frames, since an input needs a few to settle.
function wake(count = 3) {
  if (!M) return;
  M._mw_wake(count);
  clearTimeout(timer);
  if (!raf && !lost && !document.hidden) raf = requestAnimationFrame(tick);
}

function tick() {
  raf = 0;
  if (devicePixelRatio !== dpr) size();
  frame();
}

function frame() {
  if (lost) return;
  const again = M._mw_frame();
  drawn();
  if (firstFrame) {
    uncover();
    performance.mark('first-frame');
    firstFrame.done();
    firstFrame = null;
  }
  clearTimeout(timer);
  if (again) {
    if (!raf && !document.hidden) raf = requestAnimationFrame(tick);
    return;
  }
  const ms = M._mw_next_in_ms();
  if (ms >= 0 && !document.hidden) timer = setTimeout(wake, ms, 1);
}

// ---- size -----------------------------------------------------------------------------------

/// Sets the canvas to whole device pixels and draws at once: a resized canvas is blank.
function size() {
  if (!M) return;
  const r = stage.getBoundingClientRect();
  dpr = devicePixelRatio;
  const exact = (b, css) =>
    (b && Math.abs(b - css * dpr) < 2 ? b : Math.max(1, Math.round(css * dpr)));
  const width = exact(box?.[0], r.width), height = exact(box?.[1], r.height);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  M._mw_resize(r.width, r.height, width, height);
  frame();
}

function watchSize() {
  const observer = new ResizeObserver((entries) => {
    const b = entries[0].devicePixelContentBoxSize?.[0];
    box = b && [b.inlineSize, b.blockSize];
    size();
  });
  try {
    observer.observe(stage, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(stage);
  }
  addEventListener('resize', size);
  const rearm = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
      .addEventListener('change', () => { size(); rearm(); }, { once: true });
  };
  rearm();
}

/// Follows what the system asks for while the page is open.
function watchMotion() {
  still.addEventListener('change', () => {
    M._mw_motion(still.matches ? 1 : 0);
    wake();
  });
}

// ---- hidden tabs and lost contexts ----------------------------------------------------------

function watchPage() {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      cancelAnimationFrame(raf);
      clearTimeout(timer);
      raf = 0;
    }
    M._mw_hidden(document.hidden ? 1 : 0);
    if (!document.hidden) wake();
  });
  canvas.addEventListener('webglcontextlost', (e) => {
    e.preventDefault();  // or it would never come back
    lost = true;
    cancelAnimationFrame(raf);
    raf = 0;
    M._mw_context_lost();
  });
  canvas.addEventListener('webglcontextrestored', () => {
    M._mw_context_restored();
    lost = false;
    size();
    wake();
  });
}

// ---- start ----------------------------------------------------------------------------------

/// Called by src/platform/web.cpp while it works.
const platform = {
  announce: say,
  cursor(name) { if (canvas.style.cursor !== name) canvas.style.cursor = name; },
  fetchRest() {
    fetchRest().then(join).then(() => M._mw_rest_here(1), (error) => {
      console.warn(error);
      M._mw_rest_here(0);
    }).then(() => wake());
  },
  text: () => {},  // set by input.js: where the text caret is, and whether text is wanted
  lesson(name) {   // a lesson is wanted that is not here yet
    fetchLesson(name).then((text) => withTexts('_mw_lesson_arrived', name, text),
      () => withText('_mw_lesson_arrived', name, 0)).finally(() => wake());
  },
};

/// Puts the rest of the program beside the first part: it fills the empty places of its table.
function join(rest) {
  if (whole) return;
  new WebAssembly.Instance(rest, { first });
  whole = true;
  fetchFont('mono').then((bytes) => {   // only the rest writes code
    giveFont('_mw_code_font', bytes);
    wake();
  });
}

// ---- lessons of one's own -------------------------------------------------------------------

const largestLesson = 65536;

function openLesson(name, text) {
  withTexts('_mw_open_lesson', name, text);
  wake();
}

/// A lesson file that is dropped on the page is opened.
function watchDrops() {
  stage.addEventListener('dragover', (e) => { e.preventDefault(); });
  stage.addEventListener('drop', async (e) => {
    e.preventDefault();
    const file = e.dataTransfer?.files[0];
    if (file) openLesson(file.name, await file.slice(0, largestLesson + 1).text());
  });
}

function giveFont(name, bytes) {
  if (!bytes) return;
  const pointer = M._malloc(bytes.length);
  M.HEAPU8.set(bytes, pointer);
  M[name](pointer, bytes.length);
  M._free(pointer);
}

async function openBeside(name) {
  const text = await fetchBeside(name);
  if (text === null) say(phrase('There is no lesson file {} beside the page.', name));
  else openLesson(name, text);
}

async function start() {
  let saved = '';
  try { saved = localStorage.getItem('marginwalk.progress'); } catch { /* not allowed here */ }
  const want = wanted(saved);
  const trouble = missing();
  if (trouble) {
    await fetchCatalogue(want.language);  // it says so in the language of the page
    throw fail(trouble);
  }
  const link = fetchProgram(), library = fetchLibrary(want);
  const glyphs = want.language === 'en' ? null : fetchFont(want.language);
  const catalogue = fetchCatalogue(want.language);
  try {
    await new Promise((done, failed) => {
      globalThis.Module = {
        canvas,
        platform,
        instantiateWasm(imports, receive) {
          link(imports).then((program) => {
            first = program.instance.exports;
            receive(program.instance, program.module);
          }, failed);
          return {};
        },
        onRuntimeInitialized: done,
        onAbort: () => fail('The simulator stopped because of a fault in it. Load the page again; '
          + 'what you had saved is kept.'),
      };
      loadScript('app.js').catch(failed);
    });
  } catch (error) {
    console.warn(error);
    throw fail('The simulator could not be loaded. Check the connection and load the page again.');
  }
  M = globalThis.Module;
  giveFont('_mw_font', await glyphs);
  withTexts('_mw_languages', languages, await catalogue);
  const { cards, tracks, texts } = await library;
  withTexts('_mw_library', cards, tracks);
  for (const { name, text } of texts) withTexts('_mw_lesson', name, text);
  if (want.language !== 'en') await fetchRest().then(join).catch(console.warn);
  const fingers = matchMedia('(pointer: coarse)').matches;
  if (!withText('_mw_boot', location.search, +still.matches, +fingers, Date.now(), +whole)) {
    M = null;
    throw fail('This browser would not give a WebGL 2 drawing surface. Close other tabs that draw '
      + 'a lot, or restart the browser, and load the page again.');
  }
  listen({ M, canvas, stage, platform, wake, withText, still });
  reflect({ M, wake, withText, withTexts, phrase });
  watchSize();
  watchMotion();
  watchPage();
  watchDrops();
  if (want.id.endsWith('.lesson')) openBeside(want.id);
  const framed = window.top !== window;  // a page around ours keeps the focus
  if (!framed) canvas.focus({ preventScroll: true });
  size();
}

const unavailable = (msg) => ({ status: 503, body: { code: -1001, msg } });

/// Brings the rest of the program, which holds all that is offered below, unless it is here.
function complete() {
  if (whole) return;
  join(fetchRestNow());
  M._mw_rest_here(1);
}

function inspected(name) {
  complete();
  return answer(name);
}

/// The exchange in the shape of Binance's REST API, on what is being played: {status, body}.
function request(method, path, params = {}) {
  if (!M) return unavailable('The simulator is still loading.');
  try {
    complete();
  } catch (error) {
    return unavailable(`A part of the simulator could not be loaded: ${error.message}`);
  }
  const texts = Object.entries(params).filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [name, String(value)]);
  const call = JSON.stringify({ method, path, params: Object.fromEntries(texts) });
  const text = M.UTF8ToString(withText('_mw_request', call));
  wake();
  return JSON.parse(text);
}

const asleep = { count: 0, rendered: 0, skipped: 0, cpuMs: { median: 0, p95: 0 }, heapBytes: 0 };

window.marginwalk = Object.freeze({
  ready,
  get version() { return M ? M.UTF8ToString(M._mw_version()) : ''; },
  targets: () => (M ? inspected('_mw_targets') : []),
  state: () => (M ? inspected('_mw_state') : null),
  frames: () => (M ? inspected('_mw_frames') : asleep),
  request,
});

start().catch((error) => { firstFrame?.failed(error); });
