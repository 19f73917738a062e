"""No file names a package registry's host or a folder of one developer's machine: everybody's are their own."""

import re
from pathlib import Path

from tests.laws.sources import ROOT, all_files

# Put together from pieces, so that this file does not contain what it forbids.
HOSTS = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "npmjs" + ".org",
    "npmjs" + ".com",
    "yarnpkg" + ".com",
    "debian" + ".org",
    "ubuntu" + ".com",
    "golang" + ".org",
    "crates" + ".io",
    "repo.maven." + "apache.org",
]
FOLDERS = ["work", "root", "home", "Users"]

HOST = re.compile("|".join(re.escape(host) for host in HOSTS))
INDEX = re.compile(r"--(extra-)?index" + r"-url[ =]|--find" + r"-links[ =]")
FOLDER = re.compile(r"(?<![\w./~<>}-])/(" + "|".join(FOLDERS) + r")/\w")


def test_no_file_names_a_registry():
    assert found(HOST) + found(INDEX) == []


def test_no_file_names_a_folder_of_one_machine():
    assert found(FOLDER) == []


def test_the_law_sees_them():
    assert HOST.search("https://files." + HOSTS[1] + "/packages")
    assert FOLDER.search("open('/" + FOLDERS[0] + "/main')")
    assert not FOLDER.search("quests/" + FOLDERS[0] + "/main")


def found(pattern: re.Pattern[str]) -> list[str]:
    return [f"{path}: {hit.group()}" for path in all_files() for hit in [pattern.search(text(path))] if hit]


def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8", errors="ignore")
