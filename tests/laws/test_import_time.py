"""Importing does no work: no thread, file, connection or process, and no environment needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.laws.sources import ROOT, code_files, module_name

# Alembic runs these itself, the first with its context around it.
LOADED_BY_PATH = ("quests/migrations/env.py", "quests/migrations/versions")

# Run in a process of its own, since the modules are imported already in this one.
IMPORT_AND_WATCH = """
import importlib, os, sys, threading

WORK = {"os.mkdir", "os.remove", "os.rename", "os.system", "os.posix_spawn", "os.fork", "subprocess.Popen",
        "socket.connect", "socket.bind", "sqlite3.connect"}
done = []

def watch(event, arguments):
    if event in WORK:
        done.append(f"{event} {arguments}")
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        done.append(f"open for writing {arguments[0]}")

sys.path.insert(0, sys.argv[1])
sys.addaudithook(watch)
for name in sys.argv[2:]:
    importlib.import_module(name)
done += [f"thread {thread.name}" for thread in threading.enumerate() if thread is not threading.main_thread()]
sys.exit("\\n".join(done) or 0)
"""


def test_importing_everything_does_no_work(tmp_path):
    paths = [path for path in code_files() if not any(path.is_relative_to(place) for place in LOADED_BY_PATH)]
    done = import_and_watch([module_name(path) for path in paths], tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "work",
    [
        "open('made', 'w')",
        "import threading, time; threading.Thread(target=time.sleep, args=(1,), daemon=True).start()",
        "import sqlite3; sqlite3.connect(':memory:')",
        "import os; os.environ['DATABASE_URL']",
    ],
)
def test_the_law_sees_work(work, tmp_path):
    (tmp_path / "planted.py").write_text(work)
    assert import_and_watch(["planted"], tmp_path, root=tmp_path).returncode != 0


def import_and_watch(names: list[str], folder: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # -I: no PYTHON… variable and no current folder; -B: Python's own bytecode files are no work of ours.
    command = [sys.executable, "-I", "-B", "-c", IMPORT_AND_WATCH, str(root), *names]
    return subprocess.run(command, cwd=folder, env={}, capture_output=True, text=True, check=False)
