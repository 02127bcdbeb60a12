// What src/platform/web*.cpp asks of the browser. Linked into app.js; declared in web.h.
// `Module.platform` is the page's half, in web/bridge.js and web/input.js.
addToLibrary({
  // GLFW gives the window and the context; its event listeners would swallow what input.js needs.
  js_detach_glfw__deps: ['$GLFW'],
  js_detach_glfw: () => {
    const off = (target, list) => {
      for (const [event, name] of list) target.removeEventListener(event, GLFW[name], true);
    };
    off(window, [['keydown', 'onKeydown'], ['keypress', 'onKeyPress'], ['keyup', 'onKeyup'],
      ['blur', 'onBlur']]);
    off(Module['canvas'], [['touchmove', 'onMousemove'], ['touchstart', 'onMouseButtonDown'],
      ['touchcancel', 'onMouseButtonUp'], ['touchend', 'onMouseButtonUp'],
      ['mousemove', 'onMousemove'], ['mousedown', 'onMouseButtonDown'],
      ['mouseup', 'onMouseButtonUp'], ['wheel', 'onMouseWheel'], ['mousewheel', 'onMouseWheel'],
      ['mouseenter', 'onMouseenter'], ['mouseleave', 'onMouseleave'], ['drop', 'onDrop'],
      ['dragover', 'onDragover']]);
    GLFW.devicePixelRatioMQL?.removeEventListener('change', GLFW.onDevicePixelRatioChange);
  },

  // The drawing backend asks for the state of WebGL at the start of each frame and puts it back at
  // the end. The answers cost a round trip to the graphics process, which with software drawing
  // waits for the last picture (three quarters of all time). Nobody else draws here, so the state
  // it asks for is always the one at rest.
  js_answer_at_rest: () => {
    const gl = Module['canvas'].getContext('webgl2');
    const ask = gl.getParameter.bind(gl);
    const at_rest = new Map([
      [gl.ACTIVE_TEXTURE, gl.TEXTURE0], [gl.CURRENT_PROGRAM, null],
      [gl.TEXTURE_BINDING_2D, null], [gl.SAMPLER_BINDING, null],
      [gl.ARRAY_BUFFER_BINDING, null], [gl.VERTEX_ARRAY_BINDING, null],
      [gl.VIEWPORT, new Int32Array(4)], [gl.SCISSOR_BOX, new Int32Array(4)],
      [gl.BLEND_SRC_RGB, gl.ONE], [gl.BLEND_DST_RGB, gl.ZERO],
      [gl.BLEND_SRC_ALPHA, gl.ONE], [gl.BLEND_DST_ALPHA, gl.ZERO],
      [gl.BLEND_EQUATION_RGB, gl.FUNC_ADD], [gl.BLEND_EQUATION_ALPHA, gl.FUNC_ADD]]);
    gl.getParameter = (name) => (at_rest.has(name) ? at_rest.get(name) : ask(name));
  },

  js_save: (key, text) => {
    try {
      localStorage.setItem(UTF8ToString(key), UTF8ToString(text));
      return 0;
    } catch (error) {
      return error.name === 'QuotaExceededError' ? 2 : 1;
    }
  },

  js_load__deps: ['$stringToNewUTF8'],
  js_load: (key) => {
    try {
      const text = localStorage.getItem(UTF8ToString(key));
      return text === null ? 0 : stringToNewUTF8(text);
    } catch {
      return 0;
    }
  },

  js_download: (name, mime, data, size) => {
    const content = new Blob([HEAPU8.slice(data, data + size)], { type: UTF8ToString(mime) });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = UTF8ToString(name);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  },

  js_reload: (query) => { location.search = UTF8ToString(query); },
  js_fetch_lesson: (name) => Module['platform'].lesson(UTF8ToString(name)),
  js_announce: (text, alarm) => Module['platform'].announce(UTF8ToString(text), alarm),
  js_cursor: (name) => Module['platform'].cursor(UTF8ToString(name)),
  js_text_wanted: (wanted, x, y, height) => Module['platform'].text(!!wanted, x, y, height),
  js_fetch_rest: () => Module['platform'].fetchRest(),
  js_is_mac: () => (/Mac|iPhone|iPad/.test(navigator.platform) ? 1 : 0),
  js_write_clipboard: (text) => {
    navigator.clipboard?.writeText(UTF8ToString(text)).catch(() => {});
  },
});
