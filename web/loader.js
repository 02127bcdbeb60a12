// Gets the program onto the page: checks the browser, shows progress, says plainly what is wrong.

const $ = (id) => document.getElementById(id);

let catalogue = '';       // of the language in use: "English\n= in the language" and so on

/// Words of the page in the language in use. @param part  stands where the catalogue has {}.
export function phrase(english, part = '') {
  const at = catalogue.indexOf(`\n${english}\n= `);
  const found = at < 0 ? english : catalogue.slice(at + english.length + 4).split('\n', 1)[0];
  return found.replace('{}', part);
}

/// Replaces the loading screen by a message that a person can act on.
export function fail(message) {
  const cover = $('cover');
  cover.hidden = false;
  cover.classList.add('failed');
  cover.setAttribute('role', 'alert');
  $('cover-text').textContent = phrase(message);
  return new Error(message);
}

/// Why this browser cannot run the program, or an empty string.
export function missing() {
  if (typeof WebAssembly !== 'object') {
    return 'This browser has no WebAssembly, which the simulator runs on. Any current Firefox, '
      + 'Chrome, Edge or Safari has it.';
  }
  const probe = document.createElement('canvas').getContext('webgl2');
  if (!probe) {
    return 'This browser cannot draw with WebGL 2. Try a current browser, or switch on hardware '
      + 'acceleration in its settings and load the page again.';
  }
  probe.getExtension('WEBGL_lose_context')?.loseContext();  // give the memory back at once
  return '';
}

const versioned = (name) => `${name}?${document.body.dataset.build}`;

async function get(name) {
  const answer = await fetch(versioned(name));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

/// Counts the bytes that pass, so that the bar shows real progress. The size is the unpacked one,
/// since that is what passes here.
function counted(answer, size) {
  let seen = 0;
  const count = new TransformStream({
    transform(chunk, out) {
      seen += chunk.byteLength;
      $('cover-bar').value = Math.min(1, seen / size);
      out.enqueue(chunk);
    },
    flush() { $('cover-text').textContent = phrase('Starting'); },
  });
  const headers = { 'content-type': 'application/wasm' };
  return new Response(answer.body.pipeThrough(count), { headers });
}

/// Starts the download of the program; compile and link it with the imports given later.
export function fetchProgram() {
  const answer = get('app.wasm');
  answer.catch(() => {});  // told by whoever awaits it
  return async (imports) => {
    const streamed = counted(await answer, Number(document.body.dataset.wasmBytes));
    return WebAssembly.instantiateStreaming(streamed, imports);
  };
}

// ---- the rest of the program: src/request, which few visitors need ---------------------------

const REST = 'later.wasm';

/// The rest, compiled.
export async function fetchRest() {
  return WebAssembly.compile(await (await get(REST)).arrayBuffer());
}

/// The same without waiting for anything but the network. The page stands still meanwhile.
export function fetchRestNow() {
  const asked = new XMLHttpRequest();
  asked.open('GET', versioned(REST), false);
  asked.overrideMimeType('text/plain; charset=x-user-defined');  // bytes come as the low halves
  asked.send();
  if (asked.status !== 200) throw new Error(`${REST}: ${asked.status}`);
  const bytes = Uint8Array.from(asked.responseText, (letter) => letter.charCodeAt(0) & 0xff);
  return new WebAssembly.Module(bytes);
}

/// One lesson file of ours, as text.
export const fetchLesson = async (name) => (await get(`lessons/${name}`)).text();

/// The list of lessons, the tracks, and the text of the lesson that is wanted at once, if one is:
/// each other lesson is fetched when somebody starts it. What cannot be had is left out.
export async function fetchLibrary({ id, language }) {
  const part = (name) => fetchLesson(name).catch(() => '');
  const folder = language === 'en' ? '' : `${language}/`;
  const [cards, own, tracks] = await Promise.all(
    [part(`${folder}index.txt`), folder ? part(`${folder}tracks.txt`) : '', part('tracks.txt')]);
  const list = cards.split('\n').map((line) => line.split('\t'));
  const file = list.find((card) => card[1] === id)?.[0];
  const names = file ? [file, ...(folder ? [folder + file] : [])] : [];
  const texts = await Promise.all(names.map(async (name) => ({ name, text: await part(name) })));
  return { cards, tracks: own || tracks, texts: texts.filter(({ text }) => text) };
}

/// The languages there are besides English: a line each, tag and name.
export const { languages } = document.body.dataset;

/// What the address or, without it, what was saved asks for: a lesson by its id or as a file beside
/// the page, and the language.
export function wanted(saved) {
  const asked = new URLSearchParams(location.search);
  const kept = (name) => new RegExp(`^${name} (\\S+)$`, 'm').exec(saved ?? '')?.[1] ?? '';
  const tag = (asked.get('lang') ?? kept('language')).split('-')[0];
  const here = languages.split('\n').some((line) => line.startsWith(`${tag} `));
  return { id: asked.get('lesson') ?? kept('lesson'), language: here ? tag : 'en' };
}

/// What the interface says in a language, as text; empty when that cannot be had. From then on the
/// page speaks it too.
export async function fetchCatalogue(language) {
  if (language === 'en') return '';
  try {
    catalogue = await (await get(`languages/${language}.txt`)).text();
  } catch {
    return '';
  }
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('#cover p, #reader, [aria-label]')) {
    const label = element.getAttribute('aria-label');
    if (label) element.setAttribute('aria-label', phrase(label));
    if (element.matches('p, button')) element.textContent = phrase(element.textContent);
  }
  return catalogue;
}

/// A font: glyphs for a language that the program's own cannot write, or the face of code; null
/// when it cannot be had.
export async function fetchFont(name) {
  try {
    return new Uint8Array(await (await get(`${name}.ttf`)).arrayBuffer());
  } catch {
    return null;
  }
}

/// A lesson file that lies beside the page, or null.
export async function fetchBeside(name) {
  if (!/^[\w-]{1,60}\.lesson$/.test(name)) return null;
  try {
    return await (await get(name)).text();
  } catch {
    return null;
  }
}

/// Loads a classic script (Emscripten's part of the program).
export function loadScript(name) {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = versioned(name);
    script.onload = done;
    script.onerror = () => failed(new Error(`${name} could not be loaded`));
    document.head.append(script);
  });
}

/// Takes the loading screen away: the first picture is on the canvas.
export function uncover() { $('cover').hidden = true; }
