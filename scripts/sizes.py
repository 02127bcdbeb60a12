#!/usr/bin/env python3
"""Lists what the page downloads, raw and compressed.

    sizes.py [--check] FOLDER

What is fetched only when it is asked for stands by itself. With --check it fails when the
compressed total of the rest is over the budget.
"""
import sys
from pathlib import Path

BUDGET = 450_000        # bytes of brotli: everything for English, fonts and a lesson included
# What the names of files begin with that are fetched when they are asked for. Not in the total.
ON_DEMAND = {"notices.txt": "by a link",
             "later.wasm": "by wallet, orders, lists, settings and the like, or a request",
             "mono.ttf": "with it, for formulas and ids",
             "zh.ttf": "in Chinese", "lessons/zh/": "in Chinese",
             "languages/": "in another language"}
LESSONS = ("lessons/", ".lesson")   # one at a time: the largest counts


def main():
    check = sys.argv[1:2] == ["--check"]
    if len(sys.argv) != (3 if check else 2):
        sys.exit(__doc__)
    folder = Path(sys.argv[-1])
    raw_total = packed_total = 0
    later = []
    lessons = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.suffix in {".br", ".gz"}:
            continue
        packed = path.with_name(path.name + ".br")
        raw, small = path.stat().st_size, (packed if packed.exists() else path).stat().st_size
        reason = next((why for start, why in ON_DEMAND.items() if name.startswith(start)), None)
        if reason:
            later.append((name, raw, small, reason))
            continue
        if name.startswith(LESSONS[0]) and name.endswith(LESSONS[1]):
            lessons.append((small, raw, name))
            continue
        raw_total += raw
        packed_total += small
        if not check:
            print(f"  {name:<34} {raw / 1000:>9.1f} kB {small / 1000:>8.1f} kB brotli")
    if lessons:
        small, raw, name = max(lessons)
        raw_total += raw
        packed_total += small
        print(f"  {name:<34} {raw / 1000:>9.1f} kB {small / 1000:>8.1f} kB brotli, the largest of "
              f"{len(lessons)} lessons")
    print(f"  {'all of it':<34} {raw_total / 1000:>9.1f} kB {packed_total / 1000:>8.1f} kB brotli")
    for start, reason in ON_DEMAND.items():
        of = [(raw, small) for name, raw, small, _ in later if name.startswith(start)]
        raw, small = (sum(column) for column in zip(*of)) if of else (0, 0)
        print(f"  later: {start:<27} {raw / 1000:>9.1f} kB {small / 1000:>8.1f} kB brotli, "
              f"{reason}")
    if check and packed_total > BUDGET:
        sys.exit(f"over the budget of {BUDGET / 1000:.0f} kB")


main()
