# shellcheck shell=bash
# Shared by the scripts in this folder: where things are, and how progress and trouble are told.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export MW_TC=${MW_TOOLCHAIN:-$ROOT/build/toolchain}
cd "$ROOT" || exit 1
mkdir -p build

die() { printf '%s\n' "$*" >&2; exit 1; }

# step TEXT: "[2/5] TEXT, after 3 min". Set steps=N first.
step_now=0
step() {
    step_now=$((step_now + 1))
    printf '\n[%d/%d] %s, after %d min\n' "$step_now" "${steps:?}" "$1" $((SECONDS / 60))
}

# How many compilers may run at once.
job_count() { nproc 2>/dev/null || echo 2; }
