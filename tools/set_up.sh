#!/usr/bin/env bash
# Make .venv hold what `questboard` needs (set_up.sh run) or what its checks and tests need too (set_up.sh test).
# Done once, and again when a lock file, pyproject.toml, a catalogue or this script changes. It says little, on standard
# error only, and reads nothing: the standard input belongs to the program that `make run` starts next.
set -euo pipefail
exec </dev/null >&2

goal=${1:?"run or test"}
cd "$(dirname "$0")/.."
export PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 DEBIAN_FRONTEND=noninteractive
log=.venv/set_up.log

catalogues() { if [ -d bot/locales ]; then find bot/locales -name '*.po' | LC_ALL=C sort; fi; }

# All that the set-up of a goal is made from. The folder is part of it: the scripts in a venv name their folder.
inputs() {
    {
        pwd
        cat "requirements/$1.txt" pyproject.toml tools/set_up.sh
        catalogues | while IFS= read -r po; do echo "$po" && cat "$po"; done
    } | cksum
}

stamp() { echo ".venv/set_up.$1.stamp"; }

is_set_up() {
    [ -x .venv/bin/questboard ] && [ "$(cat "$(stamp "$1")" 2>/dev/null)" = "$(inputs "$1")" ] || return 1
    catalogues | while IFS= read -r po; do [ -f "${po%.po}.mo" ] || exit 1; done
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# A venv whose making was cut short may have a python but no pip, or one that is still the system's.
venv_works() {
    is_new_enough .venv/bin/python &&
        .venv/bin/python -c 'import os, sys; sys.exit(not os.path.samefile(sys.prefix, ".venv"))' >/dev/null 2>&1 &&
        .venv/bin/python -m pip --version >/dev/null 2>&1
}

make_venv() {
    rm -rf .venv
    "$1" -m venv .venv >/dev/null 2>&1 && venv_works
}

# The pythons of this machine that are new enough, the usual one first.
pythons() {
    local name
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if is_new_enough "$name"; then echo "$name"; fi
    done
}

make_venv_with_any() {
    local name
    for name in $(pythons); do
        if make_venv "$name"; then return; fi
    done
    rm -rf .venv
    return 1
}

# Debian and Ubuntu ship Python without the part that makes a venv.
make_venv_on_debian() {
    local line='apt-get update && apt-get install -y python3-venv'
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing python3-venv ..."
        if bash -c "$line" >/dev/null 2>&1 && make_venv_with_any; then return; fi
    fi
    echo "Python cannot make a virtual environment here. On Debian or Ubuntu run this line once, then try again:"
    echo "  sudo sh -c '$line'"
    exit 1
}

# Run a step quietly; when it fails, show what it said.
step() {
    if "$@" >"$log" 2>&1; then return; fi
    cat "$log"
    echo "Setting up failed in: $*"
    exit 1
}

if is_set_up "$goal"; then exit; fi
# The tests' lock file holds all that running needs.
if [ "$goal" = run ] && is_set_up test; then exit; fi

if [ -z "$(pythons)" ]; then
    echo "Questboard needs Python 3.11 or newer. Install it, or say where it is: make run PYTHON=/path/to/python3"
    exit 1
fi

echo "Setting up (about a minute, once) ..."
venv_works || make_venv_with_any || make_venv_on_debian
step .venv/bin/python -m pip install --require-hashes -r "requirements/$goal.txt"
step .venv/bin/python -m pip install --no-deps --no-build-isolation --editable .
catalogues | while IFS= read -r po; do
    step .venv/bin/pybabel compile --input-file "$po" --output-file "${po%.po}.mo"
done
# The first start should not be the slow one, and some places never let Python keep what it compiled.
step .venv/bin/python -m compileall -q bot adapters quests
# Last, so that a set-up that was cut short is done again.
inputs "$goal" >"$(stamp "$goal")"
echo "Ready."
