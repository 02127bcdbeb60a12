#!/usr/bin/env python3
"""Puts the static site together: build folder + web/ + lessons/ -> build/web.

    make-site.py BUILD OUT

Only what changed is written and compressed again. index.html learns the size of the program, for
the progress bar, and its hash, so that a browser never mixes files of two versions.
"""
import gzip
import hashlib
import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fonts import ROOT, TOOLCHAIN, script_font

PACKED = {".html", ".js", ".css", ".svg", ".wasm", ".txt", ".lesson", ".ttf", ".json",
          ".webmanifest"}
OUR_SCRIPTS = ["bridge.js", "loader.js", "input.js", "mirror.js"]   # the first imports the others
DOCS = TOOLCHAIN / "root/usr/share/doc"
NOTICES = [     # what is inside the page, and the file that says under which terms
    ("Inter (fonts, a subset)", DOCS / "fonts-inter-variable/copyright"),
    ("JetBrains Mono (font, a subset)", DOCS / "fonts-jetbrains-mono/copyright"),
    ("Droid Sans Fallback (font, a subset)", DOCS / "fonts-droid-fallback/copyright"),
    ("Lucide (icon font, a subset)", ROOT / "build/icons/node_modules/lucide-static/LICENSE"),
    ("Dear ImGui", TOOLCHAIN / "imgui/LICENSE.txt"),
    ("nlohmann-json", DOCS / "nlohmann-json3-dev/copyright"),
    ("Emscripten, with its GLFW, musl and libc++", DOCS / "emscripten/copyright"),
]


def notices():
    parts = ["Marginwalk contains the work of others. Their terms follow."]
    for title, path in NOTICES:
        known = path.exists()
        terms = path.read_text(errors="replace").strip() if known else "See its own distribution."
        parts.append(f"{'=' * 78}\n{title}\n{'=' * 78}\n\n{terms}")
    return "\n\n".join([*parts, ""]).encode()


def head_of(text):
    """Keyword and text of each line up to the first step, continuations joined; and the steps."""
    head, steps = {}, 0
    keyword = ""
    for line in text.splitlines():
        line = line.split(" # ")[0].rstrip() if not line.startswith("#") else ""
        if not line:
            continue
        if line[0] in " \t":
            if steps == 0 and keyword:
                head[keyword] += " " + line.strip()
            continue
        keyword, _, rest = line.partition(" ")
        steps += keyword == "step"
        if steps == 0:
            head[keyword] = rest.strip()
    return head, steps


def card(name, text):
    """One line of the list of lessons; src/lessons/card.h reads it."""
    head, steps = head_of(text)
    kind = "scenario" if "scenario" in head else "lesson"
    fields = [name, head[kind], kind, head["minutes"], str(steps), head["title"], head["about"]]
    return "\t".join(fields) + "\n"


def translated(cards, folder):
    """The same cards with the titles of a language."""
    lines = []
    for line in cards:
        fields = line.rstrip("\n").split("\t")
        path = folder / fields[0]
        if path.exists():
            head, _ = head_of(path.read_text())
            fields[5:] = [head["title"], head["about"]]
        lines.append("\t".join(fields) + "\n")
    return lines


def compact(catalogue):
    """A catalogue without what only translators need."""
    lines = [line.strip() for line in catalogue.splitlines()]
    return "".join(line + "\n" for line in lines if line and not line.startswith("#"))


def add_languages(files, lessons, cards):
    """What the interface says in each language that has a catalogue, its translated lessons, and a
    font for what ours cannot write. Returns the list of languages, as src/app/app.h reads it."""
    names = []
    for catalogue in sorted((ROOT / "assets/languages").glob("*.txt")):
        tag, words = catalogue.stem, compact(catalogue.read_text())
        names.append(f"{tag} {words.split(chr(10))[0]}")
        files[f"languages/{tag}.txt"] = words.encode()
        texts = [words]
        for path in sorted((lessons / tag).rglob("*.*")):
            files[f"lessons/{path.relative_to(lessons).as_posix()}"] = path.read_bytes()
            texts.append(path.read_text())
        files[f"lessons/{tag}/index.txt"] = "".join(translated(cards, lessons / tag)).encode()
        files[f"{tag}.ttf"] = script_font(texts, ROOT / f"build/fonts/scripts/{tag}.ttf")
    return "\n".join(names)


def site(build):
    """Every file of the site as {relative name: bytes}, without the compressed copies."""
    files = {path.relative_to(ROOT / "web").as_posix(): path.read_bytes()
             for path in (ROOT / "web").rglob("*") if path.is_file()}
    for name in OUR_SCRIPTS:
        files[name] = bare(files[name].decode()).encode()
    files["app.js"] = (build / "app.js").read_bytes()
    files["app.wasm"] = (build / "app.first.wasm").read_bytes()
    files["later.wasm"] = (build / "app.later.wasm").read_bytes()
    files["mono.ttf"] = (ROOT / "build/fonts/mono_regular.ttf").read_bytes()
    folder = ROOT / "lessons"
    lessons = sorted(folder.glob("*.lesson")) + sorted(folder.glob("scenarios/*.lesson"))
    cards = []
    for path in lessons:
        name = path.relative_to(folder).as_posix()
        files[f"lessons/{name}"] = path.read_bytes()
        cards.append(card(name, path.read_text()))
    for path in folder.glob("goals/*.lesson"):    # of free practice; in no list
        files[f"lessons/{path.relative_to(folder).as_posix()}"] = path.read_bytes()
    files["lessons/index.txt"] = "".join(cards).encode()
    languages = add_languages(files, folder, cards)
    files["lessons/tracks.txt"] = (folder / "tracks.txt").read_bytes()
    files["notices.txt"] = notices()
    hashed = hashlib.sha256(b"".join(files[name] for name in sorted(files))).hexdigest()[:12]
    page = files["index.html"].decode()
    page = page.replace("@BUILD@", hashed).replace("@WASM_BYTES@", str(len(files["app.wasm"])))
    page = page.replace("@LANGUAGES@", html.escape(languages))
    files["index.html"] = page.encode()
    for name in OUR_SCRIPTS[1:]:
        imported, exact = f"./{name}".encode(), f"./{name}?{hashed}".encode()
        files["bridge.js"] = files["bridge.js"].replace(imported, exact)
    return files


def bare(script):
    """A script of ours without what only its readers need: comments and indents. Ours have no text
    over several lines, and two blanks and // only before a comment."""
    lines = (re.sub(r"^//.*|  // .*", "", line.strip(" ")) for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def write(path, data):
    """Writes the file and its compressed copies, unless it holds these very bytes already."""
    packed = path.suffix in PACKED
    copies = [path.with_name(path.name + ending) for ending in (".br", ".gz") if packed]
    if path.exists() and path.read_bytes() == data and all(copy.exists() for copy in copies):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if packed:
        subprocess.run(["brotli", "-f", "-q", "11", "-w", "24", str(path)], check=True)
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))


def remove_strangers(out, wanted):
    for path in sorted(out.rglob("*"), reverse=True):
        name = path.relative_to(out).as_posix()
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif name.removesuffix(".br").removesuffix(".gz") not in wanted:
            path.unlink()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    if not shutil.which("brotli"):
        sys.exit("make-site: the command brotli is missing; run scripts/setup web")
    out = Path(sys.argv[2])
    files = site(Path(sys.argv[1]))
    for name, data in files.items():
        write(out / name, data)
    remove_strangers(out, files)
    total = sum(path.stat().st_size for path in out.rglob("*.br"))
    print(f"{out}: {len(files)} files, {total / 1000:.0f} kB compressed")


main()
