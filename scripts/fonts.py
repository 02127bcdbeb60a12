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


def cut(font, codes, target):
    """Keeps only these code points and the tables that Dear ImGui reads; writes a TTF."""
    from fontTools import subset
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "MVAR", "meta"]
    options.name_IDs = [0, 1, 2, 13]      # copyright, family, style, licence
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    font.recalcTimestamp = False          # the same input gives the same bytes
    font.save(target)


def script_font(texts, target):
    """The glyphs of other scripts that these texts need, as a TTF. Made anew when they change."""
    from fontTools.ttLib import TTFont
    codes = sorted({ord(sign) for text in texts for sign in text if ord(sign) >= 0x2E80})
    stamp = target.with_suffix(".stamp")
    wanted = " ".join(map(str, codes))
    if not (target.exists() and stamp.exists() and stamp.read_text() == wanted):
        source = text_font("DroidSansFallbackFull.ttf")
        font = TTFont(source)
        missing = [chr(code) for code in codes if code not in font.getBestCmap()]
        if missing:
            sys.exit(f"fonts: {source.name} cannot draw {' '.join(missing)}")
        target.parent.mkdir(parents=True, exist_ok=True)
        cut(font, codes, target)
        stamp.write_text(wanted)
    return target.read_bytes()
