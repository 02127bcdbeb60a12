#!/usr/bin/env python3
"""Cuts the fonts down to what the program draws and writes them as C++ arrays.

    make-fonts.py OUT

OUT/fonts/<name>.inc    bytes of inter_regular, inter_semibold, mono_regular, icons
OUT/ui/icons.h          the icons' code points as UTF-8 strings
build/fonts/<name>.ttf  the same fonts as files, kept as a cache (redone when an input changes)

Inputs: Inter and JetBrains Mono NL from Debian (build/toolchain, or the folder MW_FONT_DIR), lucide
from npm at the version locked in assets/icons, and fontTools. Dear ImGui applies no OpenType
features, so Inter's tabular digits are made its only digits.
"""
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from fonts import GLYPHS, ROOT, cut, text_font

CACHE = ROOT / "build/fonts"
ICONS = ROOT / "assets/icons"
NPM = ROOT / "build/icons"

CODE = sorted({*range(0x20, 0x7F), *map(ord, "–—’“”…·×−÷≈≤≥←→")})    # formulas, ids, answers


def lucide():
    """Folder with lucide.ttf and codepoints.json, installed at the locked version."""
    wanted = json.loads((ICONS / "package.json").read_text())["dependencies"]["lucide-static"]
    package = NPM / "node_modules/lucide-static"
    try:
        have = json.loads((package / "package.json").read_text())["version"]
    except (OSError, ValueError):
        have = None
    if have != wanted:
        NPM.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ICONS / name, NPM / name)
        done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund",
                               "--loglevel=error"], cwd=NPM, stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            sys.exit("make-fonts: npm could not bring the icon font (see above)")
    return package / "font"


def icon_names():
    lines = (ICONS / "icons.txt").read_text().splitlines()
    return sorted(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def fingerprint(*paths):
    """One hash over the script and all its inputs."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()


def freeze_tabular_digits(font):
    """Points the character map at the glyphs that the `tnum` feature would substitute."""
    gsub = font["GSUB"].table
    lookups = {i for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for i in record.Feature.LookupListIndex}
    swap = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            swap.update(getattr(table, "mapping", {}))
    if "zero" not in swap:
        sys.exit("make-fonts: this Inter has no tabular digits")
    for table in font["cmap"].tables:
        table.cmap = {code: swap.get(name, name) for code, name in table.cmap.items()}


def make_text_fonts(inter, mono):
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer
    for name, weight in (("inter_regular", 400), ("inter_semibold", 600)):
        font = TTFont(inter)
        axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        font = instancer.instantiateVariableFont(font, {**axes, "wght": weight})
        freeze_tabular_digits(font)
        cut(font, GLYPHS, CACHE / f"{name}.ttf", per_em=1024)
    cut(TTFont(mono), CODE, CACHE / "mono_regular.ttf")


def make_icon_font(folder):
    """The icon font; returns {name: code point}."""
    from fontTools.ttLib import TTFont
    known = json.loads((folder / "codepoints.json").read_text())
    missing = [name for name in icon_names() if name not in known]
    if missing:
        sys.exit(f"make-fonts: lucide has no icon named {', '.join(missing)}")
    codes = {name: known[name] for name in icon_names()}
    cut(TTFont(folder / "lucide.ttf"), list(codes.values()), CACHE / "icons.ttf", per_em=512)
    return codes


def icons_header(codes):
    lines = ["#pragma once", "// Made by scripts/make-fonts.py from assets/icons/icons.txt.", "",
             "/// The icons of the icon font, each as the UTF-8 text that draws it.",
             "namespace mw::ui::icon {"]
    for name, code in codes.items():
        text = "".join(f"\\x{byte:02x}" for byte in chr(code).encode())
        lines.append(f'inline constexpr const char* {name.replace("-", "_")} = "{text}";')
    return "\n".join([*lines, "}  // namespace mw::ui::icon", ""])


def write_if_changed(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
    else:
        os.utime(path)


def refresh_cache():
    """Makes the fonts unless the cache was made from these very inputs."""
    inter, mono = text_font("InterVariable.ttf"), text_font("JetBrainsMonoNL-Regular.ttf")
    icons = lucide()
    stamp = fingerprint(__file__, ROOT / "scripts/fonts.py", ICONS / "icons.txt",
                        ICONS / "package-lock.json", inter, mono)
    stamp_file = CACHE / "stamp"
    if stamp_file.exists() and stamp_file.read_text() == stamp:
        return
    if not importlib.util.find_spec("fontTools"):
        sys.exit("make-fonts: fontTools is missing; run scripts/setup native, or pip install it")
    CACHE.mkdir(parents=True, exist_ok=True)
    stamp_file.unlink(missing_ok=True)
    make_text_fonts(inter, mono)
    codes = make_icon_font(icons)
    (CACHE / "icons.json").write_text(json.dumps(codes))
    stamp_file.write_text(stamp)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    out = Path(sys.argv[1])
    refresh_cache()
    codes = json.loads((CACHE / "icons.json").read_text())
    write_if_changed(out / "ui/icons.h", icons_header(codes))
    for font in sorted(CACHE.glob("*.ttf")):
        data = font.read_bytes()
        rows = [",".join(map(str, data[i:i + 32])) for i in range(0, len(data), 32)]
        write_if_changed(out / f"fonts/{font.stem}.inc", ",\n".join(rows) + "\n")


main()
