#!/usr/bin/env python3
"""Runs clang-tidy on the sources that changed since they last passed.

    lint.py BUILD [FILE...]

BUILD holds compile_commands.json. A file counts as changed when it, a header of ours, its compile
command, .clang-tidy or the tools changed. Passes are remembered in ~/.cache, as ccache remembers
objects, so that another clone of the same sources does not look again. Two run at a time.
"""
import concurrent.futures
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLCHAIN = Path(os.environ.get("MW_TOOLCHAIN") or ROOT / "build/toolchain")
PASSED = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "marginwalk/lint"
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def our_headers(path, seen):
    """Adds every header of ours that the file includes, directly or not, to `seen`."""
    for name in INCLUDE.findall(path.read_text()):
        for folder in (ROOT / "src", ROOT / "tests"):
            header = folder / name
            if header.is_file() and header not in seen:
                seen.add(header)
                our_headers(header, seen)


def tools():
    """What looks, and what is looked at besides our own sources."""
    said = subprocess.run(["clang-tidy-19", "--version"], check=True, capture_output=True).stdout
    return said + (TOOLCHAIN / "VERSIONS").read_bytes()


def key_of(path, command, with_tools):
    # where they lie says nothing about what they hold
    command = command.replace(str(TOOLCHAIN), "toolchain").replace(str(ROOT), ".")
    digest = hashlib.sha256(command.encode() + with_tools)
    headers = set()
    our_headers(path, headers)
    for part in [ROOT / ".clang-tidy", path, *sorted(headers)]:
        digest.update(part.read_bytes())
    return digest.hexdigest()


def jobs(build, wanted):
    """(file, stamp) of everything that must be looked at."""
    found = []
    with_tools = tools()
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = Path(entry["file"])
        if not path.is_relative_to(ROOT / "src"):
            continue        # the tests' macros are not ours to name
        if wanted and path not in wanted:
            continue
        stamp = PASSED / key_of(path, entry["command"], with_tools)
        if not stamp.exists():
            found.append((path, stamp))
    return sorted(set(found))


def look_at(build, path, stamp):
    command = ["clang-tidy-19", "--quiet", "-p", str(build), "--extra-arg=-w", str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 0:
        stamp.write_text(str(path.relative_to(ROOT)))
    return done.returncode == 0, done.stdout


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    build = Path(sys.argv[1]).resolve()
    PASSED.mkdir(parents=True, exist_ok=True)
    todo = jobs(build, {Path(name).resolve() for name in sys.argv[2:]})
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for good, said in pool.map(lambda job: look_at(build, *job), todo):
            if not good:
                failed += 1
                print(said)
    print(f"lint: {len(todo)} files looked at, {failed} with findings")
    sys.exit(1 if failed else 0)


main()
