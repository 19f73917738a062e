"""`questboard run`: what is served, and what is not yet."""

from tests.bot.operations.host import Host, friendly


def test_with_no_platform_it_says_so_and_opens_the_terminal(host: Host):
    done = host.types("run", script="help\n")
    assert done.status == 0
    assert done.err.startswith("No chat platform is set up.")
    assert "Words to type" in done.out


def test_with_a_slack_token_it_says_that_this_version_cannot(host: Host):
    done = host.types("run", script="help\n", SLACK_BOT_TOKEN="CANARY")
    assert done.status == 0
    assert "does not serve Slack yet" in done.err
    assert "CANARY" not in done.err + done.out


def test_as_a_service_it_says_that_nobody_is_there(host: Host):
    done = host.types("run", shell="< /dev/null")
    assert done.status == 0
    assert "Nobody is at a terminal" in done.err


def test_without_any_input_it_says_so(host: Host):
    assert "There is no terminal" in friendly(host.types("run", shell="<&-"))
