"""Who may import whom: the contracts in pyproject.toml hold."""

import subprocess
import sys
from pathlib import Path

from tests.laws.sources import ROOT


def test_the_import_contracts_are_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    # No cache: two workers of one test run would write it at the same time.
    done = subprocess.run([linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
