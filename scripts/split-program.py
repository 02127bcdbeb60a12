#!/usr/bin/env python3
"""Splits the page's program: what is fetched at once, and what is fetched when it is asked for.

    split-program.py BINARYEN WHOLE.wasm FIRST.wasm LATER.wasm

LATER gets every function that runs only behind the inspection interface: what can be reached from
nowhere but the exports in GATES and the functions that are called through pointers in the
namespaces BEHIND_POINTERS (src/request, src/ui/late.h, src/explain/late.h, src/app/gestures.h,
src/lessons/contract.h).
web/bridge.js puts it beside FIRST before any of them is called, and the words that only they say
come with them (late_texts.py). It also gets what is linked but
never runs here (NEVER). WHOLE needs the names of its functions (--profiling-funcs); FIRST and LATER
have none.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import late_texts

GATES = {"$mw_request", "$mw_state", "$mw_targets", "$mw_frames"}
# What is linked and never runs: error recovery would end a table, and nothing here begins one; and
# nothing is kept in Dear ImGui's own settings.
NEVER = ("ImGui::EndTable()", "WindowSettingsHandler_", "TableSettingsHandler_")
BEHIND_POINTERS = ("mw::request::", "mw::ui::late::", "mw::explain::late::",
                   "mw::app::late::", "mw::lessons::late::")
# Formatting of binary fractions, which the C library calls through pointers that only these give
# it; whole numbers go through fiprintf and vsniprintf (src/ui/mw_imconfig.h).
FRACTIONS = {"$fmt_fp", "$pop_arg_long_double"}
FRACTIONS_BY = {"$printf", "$fprintf", "$sprintf", "$snprintf", "$vfprintf", "$vsnprintf"}
LEAST = 100     # functions; fewer mean that the gates no longer hold
FEATURES = [f"--enable-{name}" for name in (    # what Emscripten's output uses
    "bulk-memory", "bulk-memory-opt", "nontrapping-float-to-int", "sign-ext", "mutable-globals",
    "multivalue")]


def text_of(binaryen, whole):
    """The module as text."""
    dis = subprocess.run([binaryen / "wasm-dis", *FEATURES, whole],
                         check=True, stdout=subprocess.PIPE, text=True)
    return dis.stdout


def plain(name):
    """A name as C++ writes it: without the text format's quotes and escapes."""
    bare = re.sub(r'^\$"?|"$', "", name)
    return re.sub(r"\\([0-9a-f]{2})", lambda match: chr(int(match[1], 16)), bare)


def read(text):
    """(what each function mentions, exported functions, functions in tables)."""
    mentions, exports, tabled = {}, set(), set()
    inside = None
    for line in text.splitlines():
        if match := re.match(rf" \(func {late_texts.NAME}", line):
            inside = mentions.setdefault(match[1], set())
        elif match := re.match(rf' \(export ".*" \(func {late_texts.NAME}\)\)', line):
            exports.add(match[1])       # what they are exported as is a letter or two
        elif line.startswith(" (elem"):
            tabled.update(re.findall(late_texts.NAME, line))
        elif inside is not None and "$" in line:
            inside.update(re.findall(rf"\((?:return_)?(?:call|ref\.func) {late_texts.NAME}", line))
    return mentions, exports, tabled


def later_functions(mentions, exports, tabled):
    """What only the gates lead to."""
    if not exports >= GATES:
        sys.exit(f"split-program: the program lacks {', '.join(sorted(GATES - exports))}")
    gates = GATES | {name for name in tabled if any(room in name for room in BEHIND_POINTERS)}
    gates |= {name for name in mentions if plain(name).lstrip("$").startswith(NEVER)}
    gates |= FRACTIONS & set(mentions)
    if any(plain(name).startswith("ImGui::BeginTable") for name in mentions):
        sys.exit("split-program: something begins a table now, so NEVER is wrong")
    reached = {name for name in [*exports, *tabled] if name in mentions} - gates
    todo = list(reached)
    while todo:
        for name in mentions[todo.pop()]:
            if name in mentions and name not in reached and name not in gates:
                reached.add(name)
                todo.append(name)
    if early := FRACTIONS_BY & reached:
        sys.exit(f"split-program: the first page formats fractions, by {', '.join(sorted(early))}")
    return sorted(set(mentions) - reached)


def smaller(binaryen, first):
    """Cuts what the split has left over."""
    subprocess.run([binaryen / "wasm-opt", *FEATURES, "-Oz", "--converge", first, "-o", first],
                   check=True)


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    binaryen, whole, first, later = map(Path, sys.argv[1:])
    text = text_of(binaryen, whole)
    names = later_functions(*read(text))
    if len(names) < LEAST:
        sys.exit(f"split-program: only {len(names)} functions are behind the gates")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listed:
        bare = (re.sub(r'^\$"?|"$', "", name) for name in names)
        listed.write("".join(f"{name}\n" for name in bare))
        listed.flush()
        split = subprocess.run(
            [binaryen / "wasm-split", "--split", whole, f"--split-funcs=@{listed.name}",
             "--no-placeholders", "--import-namespace=first", "--export-prefix=%", *FEATURES,
             "-o1", first, "-o2", later], stderr=subprocess.PIPE, text=True)
    if split.returncode != 0:
        sys.exit(f"split-program: {split.stderr[-2000:]}")
    moved = late_texts.move(text, set(names), whole, first, later)
    smaller(binaryen, first)
    print(f"{later.name}: {len(names)} functions, {moved / 1000:.0f} kB of texts, "
          f"{later.stat().st_size / 1000:.0f} kB")


main()
