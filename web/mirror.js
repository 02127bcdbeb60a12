// The page for who does not see the canvas: a hidden DOM of real buttons, fields and tables, kept
// in step with the targets of the program (src/ui/mirror.h). What is pressed and typed there is
// pressed and typed here. Why it is as it is stands in docs/decisions.

const EVERY_MS = 200;  // prices change all the time; nobody listens that fast
const KEPT = 6;        // messages that can be read again

const $ = (id) => document.getElementById(id);
const root = $('mirror'), reader = $('reader'), main = $('mirror-main');

let M, wake, withText, withTexts, phrase;
let timer = 0;
let reading = false;    // Tab walks the mirror
let opener = '';        // the control that was pressed last
let soon = 0;           // until then what opens is taken for what came of it
let ringed = '';        // the control that has the keyboard in the program
let nodes = new Map();  // of the last time, by name or what else tells one from the others
let made = new Map();   // the same while they are put in step
let fresh = [];         // windows and menus among them that were not there before

// ---- nodes ----------------------------------------------------------------------------------

/// The node of this key from the last time, or a new one.
function make(key, tag, role = '') {
  let unique = key;
  while (made.has(unique)) unique += '+';  // two of one name stay two
  let element = nodes.get(unique);
  if (element?.localName !== tag || (element.getAttribute('role') ?? '') !== role) {
    element = document.createElement(tag);
    set(element, 'role', role);
    if (role === 'dialog' || key.endsWith('menu')) fresh.push(element);
  }
  made.set(unique, element);
  return element;
}

/// Sets an attribute, or takes it away when there is nothing to say. Writes only what changed.
function set(element, name, value) {
  if (value === '' || value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/// Gives an element these children. What stays is not moved, or it would lose the focus.
function fill(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  children.forEach((child, i) => {
    if (parent.childNodes[i] !== child) parent.insertBefore(child, parent.childNodes[i] ?? null);
  });
}

const STATES = { tab: 'aria-selected', radio: 'aria-checked', checkbox: 'aria-checked' };
const GROUPS = { tab: 'tablist', radio: 'radiogroup', option: 'group' };

/// One target of the program.
class Item {
  constructor(line) {
    [this.role, this.name, this.state, this.place, this.label, this.value, this.help] =
      line.split('\t');
    this.acts = this.state.includes('a');
    this.cells = this.role === 'row' && this.value.includes(' | ') && this.value.split(' | ');
    this.stem = this.name.slice(0, this.name.lastIndexOf('.'));
    this.end = this.name.slice(this.stem.length);
  }

  control(element) {
    if (!element.dataset.name) {
      element.dataset.name = this.name;
      element.tabIndex = reading ? 0 : -1;
    }
    set(element, 'aria-disabled', this.state.includes('e') ? '' : 'true');
    set(element, 'aria-description', this.help);
    return element;
  }

  field() {
    const label = make(this.name, 'label');
    if (!label.firstChild) {
      const input = document.createElement('input');
      input.autocomplete = 'off';
      if (this.state.includes('n')) input.inputMode = 'decimal';
      label.append('', input);
    }
    const input = this.control(label.lastChild);
    write(label.firstChild, this.label);
    input.shown = this.value;
    if (input !== document.activeElement) input.value = this.value;
    return label;
  }

  button() {
    const button = this.control(make(this.name, 'button', STATES[this.role] || this.role === 'link'
      ? this.role : ''));
    const toggles = /^(true|false)$/.test(this.value), page = /^(nav|pair)\./.test(this.name);
    write(button, toggles || !this.value ? this.label : `${this.label}: ${this.value}`);
    if (!toggles) return button;
    if (STATES[this.role]) set(button, STATES[this.role], this.value);
    else if (page || this.role === 'option') set(button, 'aria-current', this.value);
    else set(button, 'aria-pressed', this.value);
    return button;
  }

  text() {
    const text = make(this.name, 'p');
    write(text, [this.label, this.value, this.help].filter((words) => words).join(': '));
    return text;
  }

  /// Puts it where it is drawn, for fingers that explore the screen.
  put(element) {
    if (element.place === this.place) return element;
    element.place = this.place;
    const [x, y, w, h] = this.place.split(' ');
    element.style.cssText = `left:${x}px;top:${y}px;width:${w}px;height:${h}px`;
    return element;
  }

  node() {
    if (this.acts && this.role === 'textbox') return this.put(this.field());
    const readOnly = !this.acts || this.role === 'status' || this.role === 'img';
    return this.put(readOnly ? this.text() : this.button());
  }
}

/// A row of a table. What can be done with it stands in its last cell.
function rowNode(item, acts) {
  const row = make(item.name, 'tr'), head = item.end === '.columns';
  const cells = item.cells.map((words, i) => {
    const cell = make(`${item.name} ${i}`, head || i === 0 ? 'th' : 'td');
    if (head || i === 0) cell.scope = head ? 'col' : 'row';
    const last = i + 1 === item.cells.length && acts.length > 0;
    if (last) {
      fill(cell, acts.map((act) => act.button()));
    } else if (i === 0 && item.acts) {
      const button = item.control(make(`${item.name} press`, 'button'));
      write(button, words);
      fill(cell, [button]);
    } else {
      write(cell, words);
    }
    return cell;
  });
  fill(row, cells);
  return row;
}

/// The nodes of a part: what stands in one row of tabs, choices or one table is put together.
function partNodes(items, title) {
  const children = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i], group = GROUPS[item.role];
    if (!item.cells && !group) { children.push(item.node()); continue; }
    const kind = item.role === 'option' ? 'menu' : 'together';
    const box = make(`${item.stem} ${group ?? ''} ${kind}`, group ? 'div' : 'table', group);
    const inside = [];
    for (; i < items.length; i++) {
      const next = items[i];
      if (group ? next.role !== item.role : !next.cells) break;
      if (next.stem !== item.stem && item.role !== 'option') break;
      if (group) { inside.push(next.node()); continue; }
      const acts = [];
      while (items[i + 1] && !items[i + 1].cells && items[i + 1].acts
          && items[i + 1].end === next.end) acts.push(items[++i]);
      inside.push(rowNode(next, acts));
    }
    i--;
    set(box, 'aria-label', group ? title : item.label);
    fill(box, inside);
    children.push(group ? box : item.put(box));
  }
  return children;
}

const PARTS = { n: 'nav', c: 'aside', p: 'section', d: 'div' };

/// Puts the DOM in step with what the program wrote.
function show(text) {
  const lines = text.split('\n');
  const [language, title] = lines[0].split('\t');
  document.documentElement.lang = language;
  if (document.title !== title) document.title = title;
  write($('mirror-title'), title);
  made = new Map();
  fresh = [];
  const parts = [];
  for (const line of lines.slice(1)) {
    const [mark, id, kind, name] = line.split('\t');
    if (mark === '#') parts.push({ id, kind, name, items: [] });
    else if (line) parts.at(-1).items.push(new Item(line));
  }
  const places = { n: [], p: [$('mirror-title')], c: [], d: [] };
  for (const { id, kind, name, items } of parts) {
    const box = make(`# ${id}`, PARTS[kind], kind === 'd' ? 'dialog' : '');
    const head = make(`# ${id} head`, 'h2');
    set(box, 'aria-label', name);
    if (kind === 'd') box.tabIndex = -1;
    write(head, name);
    fill(box, [head, ...partNodes(items, name)]);
    places[kind].push(box);
  }
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  fill(main, places.p);
  fill(root, [...places.n, main, ...places.c, ...places.d]);
  nodes = made;
  follow(held, places.d[0]);
  tellRing(parts);
}

// ---- focus ----------------------------------------------------------------------------------

/// Keeps the focus of a screen reader where it makes sense when the page changed under it.
function follow(held, dialog) {
  const title = $('mirror-title');
  if (held && fresh.length > 0 && performance.now() < soon) {
    soon = 0;
    (fresh[0] === dialog ? dialog : fresh[0].querySelector('button')).focus();
  } else if (held && !root.contains(held)) {
    (dialog ?? title).focus();
  }
  // what a window was opened from may be back a frame later than the window is gone
  if (document.activeElement !== title || !nodes.has(opener)) return;
  nodes.get(opener).focus();
  opener = '';
}

/// Says what has the keyboard while somebody walks the canvas with Tab.
function tellRing(parts) {
  const item = parts.flatMap((part) => part.items).find(({ state }) => state.includes('f'));
  const name = item?.name ?? '';
  const changed = name !== ringed;
  ringed = name;
  if (!changed || !item || root.contains(document.activeElement)) return;
  const value = { true: phrase('on'), false: '' }[item.value] ?? item.value;
  say([item.label, value, phrase(item.role)].filter((words) => words).join(', '));
}

function readWith(on) {
  reading = on;
  reader.setAttribute('aria-pressed', on);
  for (const element of root.querySelectorAll('[data-name]')) element.tabIndex = on ? 0 : -1;
}

/// F6 goes from part to part, Escape closes what is open in the program.
function onKey(e) {
  if (e.key === 'Escape') {
    for (const down of [1, 0]) withText('_mw_key', 'Escape', down, 0);
    wake();
  }
  if (e.key !== 'F6') return;
  const parts = [...root.querySelectorAll('nav, section, aside, [role=dialog]')];
  const now = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts.at((now + (e.shiftKey ? -1 : 1)) % parts.length);
  next.querySelector('[data-name]')?.focus();
  e.preventDefault();
}

// ---- acting ---------------------------------------------------------------------------------

const nameOf = (e) => e.target.closest('[data-name]')?.dataset.name;

/// Does something in the program; why it cannot be done is said.
function act(done) {
  say(M.UTF8ToString(done));
  wake();
}

/// Says something to a screen reader; an alarm interrupts what it reads.
export function say(text, alarm) {
  if (!text) return;
  const box = $(alarm ? 'alarm' : 'announce');
  const line = document.createElement('p');
  line.textContent = text.replaceAll('**', '');
  box.append(line);
  if (box.childElementCount > KEPT) box.firstChild.remove();
}

/// A frame was drawn: the mirror follows soon. A page that rests is not asked.
export function drawn() {
  if (!M || timer) return;
  timer = setTimeout(() => {
    timer = 0;
    const text = M._mw_mirror();
    if (text) show(M.UTF8ToString(text));
  }, EVERY_MS);
}

/// Starts the mirror. `page` is what bridge.js gives.
export function reflect(page) {
  ({ M, wake, withText, withTexts, phrase } = page);
  reader.addEventListener('click', () => readWith(!reading));
  root.addEventListener('click', (e) => {
    const name = nameOf(e);
    if (!name || e.target.matches('label, input')) return;
    opener = name;
    soon = performance.now() + 2000;
    act(withText('_mw_press', name));
  });
  root.addEventListener('input', (e) => {
    const input = e.target;
    if (input.inputMode === 'decimal' && /[^\d.,]/.test(input.value)) {
      input.value = input.value.replace(/[^\d.,]/g, '');
    }
    act(withTexts('_mw_type', input.dataset.name, input.value));
  });
  root.addEventListener('focusin', (e) => {
    if (!reading) readWith(true);  // nothing but a screen reader gets here
    const name = nameOf(e);
    if (!name) return;
    withText('_mw_point', name);
    wake();
  });
  root.addEventListener('focusout', (e) => {
    if (e.target.matches('input')) e.target.value = e.target.shown;
  });
  root.addEventListener('keydown', onKey);
  drawn();
}
