"""Logs tell what happened by codes and places; what people wrote or are called never reaches them."""

import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from bot.logs import Log, log
from tests.bot.operations.host import Host

CANARY = "Zebedee Canary 42"


@pytest.fixture(params=["console", "json"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def told(form: str, capsys) -> Iterator[Callable[[], str]]:
    """What was logged so far, at the most talkative level."""
    handlers, level, hook = list(logging.root.handlers), logging.root.level, threading.excepthook
    log.set_up(form, "debug")
    yield lambda: capsys.readouterr().err
    log.set_up("console", "warning")
    logging.root.handlers[:], threading.excepthook = handlers, hook
    logging.root.setLevel(level)


def breaks(where: str = "") -> None:
    secret = f"{CANARY} in a local"
    try:
        raise ValueError(f"{CANARY} {secret}")
    except ValueError as error:
        raise KeyError(f"postgresql://me:{CANARY}@school/class {where}") from error


def test_values_pass_only_as_numbers_or_codes(told: Callable[[], str]):
    log.warning(
        "send", row=17, code="rate_limited", verb=CANARY, problem=CANARY, name=CANARY, text=[CANARY], url=f"x:{CANARY}"
    )
    said = told()
    assert CANARY not in said
    assert "17" in said
    assert "rate_limited" in said
    assert said.count("[hidden]") == 5


def test_an_exception_is_told_by_type_and_place(told: Callable[[], str]):
    try:
        breaks()
    except KeyError:
        log.exception("unexpected", delivery="0a1b2c")
    said = told()
    assert CANARY not in said
    assert "KeyError at" in said
    assert "ValueError at test_logs.py" in said
    assert "0a1b2c" in said


def test_libraries_are_told_by_name_and_place(told: Callable[[], str]):
    try:
        breaks()
    except KeyError:
        logging.getLogger("apscheduler.executors").exception("Job %s failed", CANARY)
    said = told()
    assert CANARY not in said
    assert "apscheduler.executors" in said
    assert "KeyError at" in said


def test_an_adapter_s_code_is_told_and_nothing_else_under_its_name(told: Callable[[], str]):
    log_of_adapter = logging.getLogger("adapters.discord.answering")
    log_of_adapter.warning("%s", CANARY, extra={"code": "50035"})
    log_of_adapter.warning("not shown", extra={"code": f"{CANARY} said"})
    said = told()
    assert "50035" in said
    assert CANARY not in said


def test_what_dies_in_a_thread_is_told(told: Callable[[], str]):
    thread = threading.Thread(target=breaks)
    thread.start()
    thread.join()
    said = told()
    assert CANARY not in said
    assert "KeyError at" in said


@pytest.mark.parametrize("form", ["json"], indirect=True)
def test_json_is_json_a_line(told: Callable[[], str]):
    log.warning("one\ntwo", row=1)
    try:
        breaks()
    except KeyError:
        log.exception("unexpected")
    lines = [json.loads(line) for line in told().splitlines()]
    assert [line["event"] for line in lines] == ["one\ntwo", "unexpected"]
    assert [line["level"] for line in lines] == ["warning", "error"]
    assert all(line["timestamp"].endswith("Z") for line in lines)


def test_below_the_level_nothing_is_written_and_structlog_is_not_even_imported(capsys):
    quiet = Log()
    quiet.info("send", row=1)
    assert quiet._log is None
    assert capsys.readouterr().err == ""


BREAK = f"""
import sys
from bot import dispatch
def broken(*_): raise ValueError({CANARY!r})
dispatch.error_view.refused = dispatch.helping.nearest = broken
sys.argv[1:] = ["chat"]
from bot.cli import run_cli
run_cli()
"""


def test_in_a_whole_session_no_word_of_it_is_logged(host: Host):
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", BREAK],
        input=f"{CANARY}\nhelp\n",
        cwd=host.folder,
        env=host.environment(LOG_LEVEL="DEBUG", LOG_FORMAT="json"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    logged = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["event"] for line in logged if line["level"] == "error"] == ["unexpected"]
    assert CANARY not in done.stderr
