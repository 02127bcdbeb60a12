"""What the scripts that make fonts share."""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLCHAIN = Path(os.environ.get("MW_TC") or ROOT / "build/toolchain")
sys.path.insert(0, str(TOOLCHAIN / "root/usr/lib/python3/dist-packages"))   # fontTools


def text_font(name):
    """Path of an installed text font: MW_FONT_DIR first, then the fetched Debian packages."""
    places = [os.environ.get("MW_FONT_DIR") or None, TOOLCHAIN / "root/usr/share/fonts"]
    for place in filter(None, places):
        found = sorted(Path(place).rglob(name))
        if found:
            return found[0]
    sys.exit(f"fonts: {name} not found; run scripts/setup native, or set MW_FONT_DIR")


def cut(font, codes, target, per_em=None):
    """Keeps only these code points and the tables that Dear ImGui reads; writes a TTF. With fewer
    units per em, which no eye sees, outlines compress better."""
    from fontTools import subset
    from fontTools.ttLib.scaleUpem import scale_upem
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "MVAR", "meta"]
    options.name_IDs = [0, 1, 2, 13]      # copyright, family, style, licence
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    if per_em:
        scale_upem(font, per_em)
    font.recalcTimestamp = False          # the same input gives the same bytes
    font.save(target)


# Latin 1, then signs: punctuation, currency, mathematics, arrows, shapes. What English and the
# names in it need: each further glyph is downloaded by everybody.
TEXT = [*range(0x20, 0x7F), *range(0xA0, 0x100)]
SIGNS = "–—‘’“”•…‹›€ −≈≠≤≥ ←↑→↓↔ ▲△▼▽■□●○✓✗"
GLYPHS = sorted({*TEXT, *map(ord, SIGNS)})


def script_font(texts, target):
    """The glyphs beyond ours that these texts need, as a TTF. Made anew when they change. From
    Inter when it has them all (Greek, Cyrillic, the rest of Latin), else from Droid."""
    from fontTools.ttLib import TTFont
    codes = sorted({ord(sign) for text in texts for sign in text if sign >= " "} - {*GLYPHS})
    stamp = target.with_suffix(".stamp")
    wanted = " ".join(map(str, codes))
    if not (target.exists() and stamp.exists() and stamp.read_text() == wanted):
        for name in ("InterVariable.ttf", "DroidSansFallbackFull.ttf"):
            source = text_font(name)
            font = TTFont(source)
            if font.getBestCmap().keys() >= set(codes):
                break
        if "fvar" in font:
            from fontTools.varLib import instancer
            axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
            font = instancer.instantiateVariableFont(font, axes)
        missing = [chr(code) for code in codes if code not in font.getBestCmap()]
        if missing:
            sys.exit(f"fonts: {source.name} cannot draw {' '.join(missing)}")
        target.parent.mkdir(parents=True, exist_ok=True)
        cut(font, codes, target)
        stamp.write_text(wanted)
    return target.read_bytes()
