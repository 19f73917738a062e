"""What README and docs name exists, and what exists is in them: files, names, commands, words, settings, tables, pictures."""

import ast
import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from bot.cli.commands import app
from bot.settings import Settings
from bot.views.words import specs
from quests.tables import metadata
from quests.tables.base import Privacy
from tests.laws.sources import PACKAGES, ROOT, tree

PAGES = sorted(path.relative_to(ROOT) for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
FOLDERS = ("adapters", "benchmarks", "bot", "docs", "quests", "tests", "tools")
PATH = re.compile(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]*)(?:::([\w.]+))?`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PICTURES = sorted(path.name for path in ROOT.glob("docs/pictures/*.svg"))

every_page = pytest.mark.parametrize("page", PAGES, ids=str)


@every_page
def test_each_file_and_name_exists(page):
    named = PATH.findall(text(page))
    assert [path for path, _ in named if not (ROOT / path).exists()] == []
    assert [f"{path}::{name}" for path, name in named if name and not defines(Path(path), name)] == []


def test_the_map_shows_every_module():
    page = text(Path("docs/architecture.md"))
    modules = [path for name in PACKAGES for path in (ROOT / name).iterdir() if is_module(path)]
    assert [name for path in modules if (name := f"`{path.relative_to(ROOT)}{'/' * path.is_dir()}`") not in page] == []


def is_module(path: Path) -> bool:
    return (path.suffix == ".py" and path.name != "__init__.py") or (path / "__init__.py").exists()


@every_page
def test_each_link_leads_somewhere(page):
    links = [link for link in LINK.findall(text(page)) if not link.startswith("https://")]
    assert [link for link in links if not leads_somewhere(page, link)] == []


@every_page
def test_each_make_target_exists(page):
    targets = set(re.findall(r"^([a-z-]+):", text(Path("Makefile")), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", text(page), re.MULTILINE)) <= targets


@every_page
def test_each_command_exists(page):
    named = re.findall(r"(?:^|[` ])questboard ([a-z]+)(?=[` \n])", "\n".join(code(page)), re.MULTILINE)
    assert set(named) <= set(commands())


def test_every_command_is_documented():
    page = text(Path("docs/operations.md"))
    assert [name for name in commands() if f"| `questboard {name}` |" not in page] == []


def test_every_option_is_documented():
    page = text(Path("docs/operations.md"))
    options = [option for command in commands().values() for one in command.params for option in one.opts]
    assert [option for option in options if option.startswith("--") and not said(option, page)] == []


def said(option: str, page: str) -> bool:
    return option in page or option.replace("--", "--no-") in page


def test_every_setting_is_documented():
    page = text(Path("docs/operations.md"))
    assert [one.name for one in fields(Settings) if f"| `{one.name.upper()}` |" not in page] == []


def test_every_default_is_the_documented_one():
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \|", text(Path("docs/operations.md")), re.MULTILINE))
    defaults = {one.name.upper(): f"`{one.default}`" for one in fields(Settings) if str(one.default)}
    assert {name: rows[name] for name in defaults} == defaults


def test_every_word_is_documented():
    page = text(Path("docs/words.md"))
    missing = [row for spec in specs() if (row := row_of(spec)) not in page]
    assert missing == [], "the table of words in docs/words.md wants these rows"


def row_of(spec) -> str:
    synonyms = ", ".join(f"`{synonym}`" for synonym in spec.synonyms)
    return f"| `{spec.word}` | {spec.summary['en']} | {synonyms} |"


def test_no_word_is_documented_that_is_not_there():
    words = re.findall(r"^\| `(\w+)` \|", text(Path("docs/words.md")), re.MULTILINE)
    assert set(words) == {spec.word for spec in specs()}


def test_every_table_says_what_it_holds_of_people():
    assert [name for name, table in metadata.tables.items() if not isinstance(table.info.get("privacy"), Privacy)] == []


def test_the_page_on_privacy_says_what_the_tables_say():
    said = re.findall(r"^\| `\w+` \|.*$", text(Path("docs/privacy.md")), re.MULTILINE)
    assert said == [privacy_row(name) for name in sorted(metadata.tables)]


def privacy_row(name: str) -> str:
    told: Privacy = metadata.tables[name].info["privacy"]
    return f"| `{name}` | {told.holds} | {told.exported} | {told.erased} | {told.kept} |"


def test_the_tour_can_be_played(tmp_path):
    """Line by line as README tells it, and it ends as README says."""
    with (ROOT / "docs/tour.txt").open(encoding="utf-8") as script:
        played = run("-m", "bot", "chat", stdin=script, cwd=tmp_path)
    shown = re.sub(r"\s+", " ", played)
    for sentence in ("Ada has your answer.", "Approved: Ada", "Not yet: Kai", "Handed in: Pizza maths"):
        assert sentence in shown
    for sentence in ("Pizza maths is done", "That makes a row!", "Badge: Explainer"):
        assert sentence in shown
    assert not re.search("I do not know|Nothing was sent|mistake", shown)


def test_each_picture_is_shown():
    readme = text(Path("README.md"))
    shown = re.findall(r"!\[([^\]]+)\]\(docs/pictures/([^)]+)\)", readme)
    assert sorted(name for _, name in shown) == PICTURES
    assert all(len(alt) > 40 for alt, _ in shown), "say in words what is to be seen"


def test_the_pictures_show_the_program_as_it_is(tmp_path):
    run("tools/draw_pictures.py", str(tmp_path), cwd=ROOT)
    drawn = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert sorted(drawn) == PICTURES
    old = [name for name in PICTURES if text(Path("docs/pictures", name)) != drawn[name]]
    assert old == [], "make pictures"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fetches_nothing(name):
    svg = text(Path("docs/pictures", name)).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|url\(|@import|<script|<image|href", svg)


def text(page: Path) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def code(page: Path) -> list[str]:
    """What is set as code in a page."""
    whole = text(page)
    return [*re.findall(r"^```sh\n(.*?)^```", whole, re.MULTILINE | re.DOTALL), *re.findall(r"`[^`\n]+`", whole)]


def commands():
    return typer.main.get_group(app).commands


def run(*arguments: str, cwd: Path, stdin=subprocess.DEVNULL) -> str:
    """Run Python on `arguments`, untouched by what is set here."""
    ours = {
        name: value for name, value in os.environ.items() if name.lower() not in {one.name for one in fields(Settings)}
    }
    command = [sys.executable, *arguments]
    environment = {**ours, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, cwd=cwd, stdin=stdin, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (ROOT / page).parent / path if path else ROOT / page
    if not target.exists():
        return False
    return not anchor or anchor in {anchor_of(heading) for heading in HEADING.findall(target.read_text("utf-8"))}


def anchor_of(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def defines(path: Path, name: str) -> bool:
    """Whether the file defines `name`, or `Class.name`, itself."""
    body: list[ast.stmt] = tree(path).body
    for part in name.split("."):
        found = next((node for node in body if part in names(node)), None)
        if found is None:
            return False
        body = getattr(found, "body", [])
    return True


def names(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case _:
            return []
