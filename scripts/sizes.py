#!/usr/bin/env python3
"""Lists what the page downloads, raw and compressed.

    sizes.py [--check] FOLDER

With --check it fails when the compressed total is over the budget.
"""
import sys
from pathlib import Path

BUDGET = 450_000        # bytes of brotli: everything for English, fonts and lessons included
ON_DEMAND = {"notices.txt"}     # opened only by a link


def main():
    check = sys.argv[1:2] == ["--check"]
    if len(sys.argv) != (3 if check else 2):
        sys.exit(__doc__)
    folder = Path(sys.argv[-1])
    raw_total = packed_total = 0
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.suffix in {".br", ".gz"} or name in ON_DEMAND:
            continue
        packed = path.with_name(path.name + ".br")
        raw, small = path.stat().st_size, (packed if packed.exists() else path).stat().st_size
        raw_total += raw
        packed_total += small
        if not check:
            print(f"  {name:<34} {raw / 1000:>9.1f} kB {small / 1000:>8.1f} kB brotli")
    print(f"  {'all of it':<34} {raw_total / 1000:>9.1f} kB {packed_total / 1000:>8.1f} kB brotli")
    if check and packed_total > BUDGET:
        sys.exit(f"over the budget of {BUDGET / 1000:.0f} kB")


main()
