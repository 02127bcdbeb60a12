// Pointer, wheel, keys, text and clipboard: DOM events in, ImGui events out. GLFW's own handling of
// events is switched off (src/platform/web.cpp): it misses touch, input methods and clipboard.

const CTRL = 1, SHIFT = 2, ALT = 4, META = 8;
const MOVE = 0, DOWN = 1, UP = 2, LEAVE = 3;
const MOUSE = 0, TOUCH = 1, PEN = 2;
const TEXT_FIELD = 1, CHART = 3, NUMBER_FIELD = 4;  // what mw_hit answers
const mac = /Mac|iPhone|iPad/.test(navigator.platform);
const CMD = mac ? META : CTRL;

let M, canvas, ta, stage, platform, wake, withText, still;

/// Starts listening. `page` is what bridge.js gives.
export function listen(page) {
  ({ M, canvas, stage, platform, wake, withText, still } = page);
  ta = document.getElementById('mw-text');
  listenToPointer();
  listenToKeys();
  listenToText();
  listenToClipboard();
  listenToFocus();
}

// ---- pointer --------------------------------------------------------------------------------

const BUTTON = [0, 2, 1, 3, 4];  // DOM order to ImGui order
let px = 0, py = 0;              // where the pointer is, in CSS pixels of the canvas
let touch = null;                // the finger that is down
let textWanted = false;          // a text field of the program is active

function place(e) {
  const r = canvas.getBoundingClientRect();
  px = e.clientX - r.left;
  py = e.clientY - r.top;
}

function send(kind, source, button = 0, x = px, y = py) {
  M._mw_pointer(kind, source, button, x, y);
  wake();
}

/// Takes the keyboard: for the text field while the program wants text, else for the canvas.
function takeFocus() {
  if (document.activeElement !== ta) (textWanted ? ta : canvas).focus({ preventScroll: true });
}

const sourceOf = (e) => (e.pointerType === 'pen' ? PEN : MOUSE);

function down(e) {
  place(e);
  try { canvas.setPointerCapture(e.pointerId); } catch { /* the pointer is gone already */ }
  if (e.pointerType !== 'touch') {
    takeFocus();
    send(DOWN, sourceOf(e), BUTTON[e.button] ?? 0);
    if (e.button) e.preventDefault();
    return;
  }
  if (touch) { secondFinger(e.pointerId); return; }
  touch = { id: e.pointerId, x: px, y: py, lx: px, ly: py, mode: 'wait', speed: 0, t: e.timeStamp };
  send(MOVE, TOUCH);
  e.preventDefault();
}

/// The chart's pinch; elsewhere the browser's, which zooms the page.
function secondFinger(id) {
  if (touch.mode === 'drag') send(UP, TOUCH, 0, touch.lx, touch.ly);
  const onChart = !touch.other && touch.mode !== 'dead' && M._mw_hit(touch.x, touch.y) === CHART;
  touch.mode = onChart ? 'pinch' : 'dead';
  touch.other = { id, lx: px, ly: py };
  if (onChart) send(LEAVE, TOUCH);
}

function pinch(x, y, factor) {
  M._mw_pinch(x, y, factor);
  wake();
}

function movePinch(id) {
  const { other } = touch;
  const apart = () => Math.max(24, Math.hypot(touch.lx - other.lx, touch.ly - other.ly));
  const before = apart();
  Object.assign(id === touch.id ? touch : other, { lx: px, ly: py });
  pinch((touch.lx + other.lx) / 2, (touch.ly + other.ly) / 2, apart() / before);
}

/// A finger that moved: drags what can be dragged, else scrolls.
function moveFinger(e) {
  if (touch.mode === 'wait' && Math.hypot(px - touch.x, py - touch.y) > 8) {
    touch.mode = M._mw_hit(touch.x, touch.y) ? 'drag' : 'scroll';
    if (touch.mode === 'drag') send(DOWN, TOUCH, 0, touch.x, touch.y);
  }
  if (touch.mode === 'drag') send(MOVE, TOUCH);
  if (touch.mode === 'scroll') {
    M._mw_wheel((px - touch.lx) / 100, (py - touch.ly) / 100);
    wake();
    touch.speed = (py - touch.ly) / Math.max(1, e.timeStamp - touch.t);
  }
  Object.assign(touch, { lx: px, ly: py, t: e.timeStamp });
}

function move(e) {
  place(e);
  if (e.pointerType !== 'touch') send(MOVE, sourceOf(e));
  else if (touch?.mode === 'pinch' && [touch.id, touch.other.id].includes(e.pointerId))
    movePinch(e.pointerId);
  else if (touch && e.pointerId === touch.id) moveFinger(e);
}

/// A tap: focusing the text field inside the gesture is what opens an on-screen keyboard, and which
/// one it is must be said before.
function tap(x, y) {
  const hit = M._mw_hit(x, y), types = hit === TEXT_FIELD || hit === NUMBER_FIELD;
  if (types) ta.inputMode = hit === NUMBER_FIELD ? 'decimal' : 'text';
  (types ? ta : canvas).focus({ preventScroll: true });
  send(DOWN, TOUCH, 0, x, y);
  send(UP, TOUCH, 0, x, y);
}

function glide(speed) {
  let v = speed * 16;
  const next = () => {
    if (touch || Math.abs(v) < 0.5) return;
    M._mw_wheel(0, v / 100);
    wake();
    v *= 0.94;
    requestAnimationFrame(next);
  };
  next();
}

function up(e) {  // pointerup and pointercancel
  place(e);
  if (e.pointerType !== 'touch') { send(UP, sourceOf(e), BUTTON[e.button] ?? 0); return; }
  if (touch?.other?.id === e.pointerId) touch.mode = 'dead';
  if (!touch || e.pointerId !== touch.id) return;
  const finger = touch;
  touch = null;
  if (finger.mode === 'wait' && e.type === 'pointerup') tap(finger.x, finger.y);
  if (finger.mode === 'drag') send(UP, TOUCH);
  const glides = finger.mode === 'scroll' && !still.matches && Math.abs(finger.speed) > 0.2;
  if (glides) glide(finger.speed);
  if (finger.mode !== 'scroll') send(LEAVE, TOUCH);  // a lifted finger hovers over nothing
}

function wheel(e) {
  const onChart = e.ctrlKey && M._mw_hit(px, py) === CHART;  // a trackpad's pinch has Ctrl, too
  if (e.ctrlKey && !onChart) return;  // the browser's zoom
  e.preventDefault();
  const unit = [1 / 100, 1 / 3, 8][e.deltaMode] ?? 1 / 100;
  if (onChart) {
    pinch(px, py, Math.exp(Math.max(-0.3, Math.min(0.3, -e.deltaY * unit))));
    return;
  }
  M._mw_wheel(-e.deltaX * unit, -e.deltaY * unit);
  wake();
}

function listenToPointer() {
  canvas.addEventListener('pointerdown', down);
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener('pointerleave', (e) => {
    if (e.pointerType !== 'touch') send(LEAVE, MOUSE);
  });
  canvas.addEventListener('wheel', wheel, { passive: false });
  for (const name of ['touchstart', 'touchmove'])  // the browser leaves our pinch alone
    canvas.addEventListener(name, (e) => {
      if (touch?.mode === 'pinch' && e.cancelable) e.preventDefault();
    }, { passive: false });
  canvas.addEventListener('mousedown', (e) => e.preventDefault());  // takeFocus decided already
  canvas.addEventListener('contextmenu', (e) => e.preventDefault());
}

// ---- keys -----------------------------------------------------------------------------------

// Keys whose browser meaning (scroll, go back, search) would get in the way while the canvas has
// the focus. Reload, find, zoom and developer keys stay the browser's.
const OURS = new Set(['Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp',
  'PageDown', 'Home', 'End', ' ', 'Backspace', '/', "'", 'F6']);
let composing = false;
let leaving = false;     // Escape was pressed: the next Tab leaves the canvas
let hardware = false;    // a real key is down, so a deletion was sent as a key already

const mods = (e) =>
  (e.ctrlKey && CTRL) | (e.shiftKey && SHIFT) | (e.altKey && ALT) | (e.metaKey && META);

// Signs that are shortcuts, by what is on the key and not where it is: each layout differs.
const SIGNS = { '?': 'Slash', '[': 'BracketLeft', ']': 'BracketRight', ',': 'Comma',
  '.': 'Period' };
const names = new Map();  // of each key that is down, by its place: the name it was sent by

/// Letters and signs by the layout, all else by the place of the key: the names of
/// KeyboardEvent.code. A key goes up by the name it went down by, whatever is held with it then.
function nameOf(e) {
  const place = e.code || e.key;
  const held = e.type === 'keyup' ? names.get(place) : undefined;
  const letter = /^[a-z]$/i.test(e.key) ? `Key${e.key.toUpperCase()}` : SIGNS[e.key];
  const name = held ?? letter ?? place;
  if (e.type === 'keydown') names.set(place, name);
  else names.delete(place);
  return name;
}

/// What is held with a key. A sign has its Shift or AltGr already.
function bitsOf(e) {
  if (!SIGNS[e.key]) return mods(e);
  const own = e.getModifierState('AltGraph') ? CTRL | ALT | SHIFT : ALT | SHIFT;
  return (mods(e) & ~own) | (e.key === '?' ? SHIFT : 0);
}

const key = (name, isDown, bits) => withText('_mw_key', name, isDown ? 1 : 0, bits);

function press(name, bits) {
  key(name, true, bits);
  key(name, false, bits);
}

const type = (text) => withText('_mw_text', text);

function onKey(e) {
  if (composing || e.isComposing || e.keyCode === 229) return;
  const isDown = e.type === 'keydown', plain = !e.ctrlKey && !e.metaKey && !e.altKey;
  if (isDown && e.key === 'Tab' && leaving) { leaving = false; return; }
  if (isDown) leaving = e.key === 'Escape' || (leaving && e.key === 'Shift');
  if (isDown && (mac ? e.metaKey : e.ctrlKey) && /^[vcx]$/i.test(e.key)) {
    key('', false, mods(e));  // only the modifiers: the clipboard events do the work
    wake();
    return;
  }
  key(nameOf(e), isDown, bitsOf(e));
  if (!isDown && e.key === 'Meta') { M._mw_focus(0); M._mw_focus(1); }  // macOS swallows key-ups
  if (isDown && e.target === canvas && e.key.length === 1 && !e.ctrlKey && !e.metaKey) {
    type(e.key);
    e.preventDefault();
  } else if (isDown && plain && OURS.has(e.key)
      && (e.target === canvas || e.key === 'Tab' || e.key.startsWith('Arrow'))) {
    e.preventDefault();
  }
  wake();
}

function listenToKeys() {
  for (const element of [canvas, ta]) {
    element.addEventListener('keydown', onKey);
    element.addEventListener('keyup', onKey);
  }
}

// ---- text -----------------------------------------------------------------------------------

// The field always holds two invisible characters with the caret between them, so that an on-screen
// keyboard has something to delete and tells us.
const BLANK = '\u200b\u200b';
const SOFT = { deleteContentBackward: 'Backspace', deleteWordBackward: 'Backspace',
  deleteContentForward: 'Delete', insertLineBreak: 'Enter', insertParagraph: 'Enter' };

function reset() {
  ta.value = BLANK;
  ta.setSelectionRange(1, 1);
}

function beforeInput(e) {
  if (e.isComposing || e.inputType === 'insertCompositionText') return;
  const name = SOFT[e.inputType];
  if (name && !hardware) press(name, 0);
  if (!name && e.data) type(e.data);
  e.preventDefault();
  reset();
  wake();
}

/// Follows the text caret of the program, so that an input method shows its candidates there.
function followCaret(wanted, x, y, height) {
  textWanted = wanted;
  if (wanted) {
    ta.style.left = `${Math.max(0, Math.min(x, stage.clientWidth - 2))}px`;
    ta.style.top = `${Math.max(0, Math.min(y, stage.clientHeight - 2))}px`;
    ta.style.height = `${height}px`;
    if (document.activeElement === canvas) ta.focus({ preventScroll: true });
  } else if (document.activeElement === ta) {
    canvas.focus({ preventScroll: true });
  }
}

function listenToText() {
  platform.text = followCaret;
  ta.addEventListener('focus', reset);
  const isReal = (e) => e.keyCode !== 229 && e.key !== 'Unidentified';
  ta.addEventListener('keydown', (e) => { hardware = isReal(e); }, true);
  ta.addEventListener('keyup', () => { hardware = false; });
  ta.addEventListener('beforeinput', beforeInput);
  ta.addEventListener('compositionstart', () => { composing = true; });
  ta.addEventListener('compositionend', (e) => {
    composing = false;
    if (e.data) type(e.data);
    reset();
    wake();
  });
}

// ---- clipboard and focus --------------------------------------------------------------------

function onClipboard(e) {
  if (e.type === 'paste') {
    withText('_mw_set_clip', e.clipboardData.getData('text/plain'));
    press('KeyV', CMD);
  } else {
    press(e.type === 'copy' ? 'KeyC' : 'KeyX', CMD);
    M._mw_run_now(4);  // a few frames without drawing: the answer is wanted inside this event
    e.clipboardData.setData('text/plain', M.UTF8ToString(M._mw_get_clip()));
  }
  e.preventDefault();
  wake();
}

function listenToClipboard() {
  // With the canvas focused these events go to the element around it.
  for (const name of ['copy', 'cut', 'paste']) stage.addEventListener(name, onClipboard);
}

function focusIs(on) {
  M._mw_focus(on ? 1 : 0);
  wake();
}

function listenToFocus() {
  const inside = () => document.activeElement === canvas || document.activeElement === ta;
  for (const element of [canvas, ta]) {
    element.addEventListener('focus', () => focusIs(true));
    element.addEventListener('blur', () => setTimeout(() => { if (!inside()) focusIs(false); }));
  }
  addEventListener('blur', () => focusIs(false));
  addEventListener('focus', () => { if (inside()) focusIs(true); });
}
