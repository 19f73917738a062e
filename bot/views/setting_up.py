"""`questboard setup` in words. The command line speaks English only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

PORTAL = "https://discord.com/developers/applications"
MAKE = f"""\
Discord for a class. It takes about ten minutes, and you need an account of your own there.
Discord is for people of 13 and older, in some countries of 16: for a younger class, stay in the terminal.

1. Make an application: it is who the bot is.
   - Open {PORTAL} and log in.
   - Press [New Application]. Type a name: the class sees it. Tick the box, press [Create].

2. Look it over: only little is needed.
   - Choose Bot, at the left.
   - Under Privileged Gateway Intents leave all three off: the bot reads only what is said to it.
   - Leave Requires OAuth2 Code Grant off.
   - Leave Public Bot on, so that the class's leader can invite it. Nobody finds it without the link.

3. Copy the token.
   - Still on Bot, press [Reset Token], [Yes, do it!], then [Copy]. It is shown only once.
   - It is the bot's password: whoever has it speaks as the bot. Mail it to nobody.
"""
PUT = "4. Put the token into .env."
BY_HAND = """\
   - Open the file .env in this folder, or make it. Add one line, with your token in the place of …:
     DISCORD_TOKEN=…
   - Keep it from others:  chmod 600 .env
   - Then type again:  questboard setup discord
"""
PASTE = "   Paste the token and press Enter (it is not shown), or only press Enter to do it by hand"
ASK_APPLICATION = "   The application's ID (page General Information), or only Enter"
START = """\
5. Start the bot, and leave it running.
   - questboard run
   - As a service that starts by itself: docs/hosting.md
"""
HAND_ON = "Hand this link to the one who leads the class. It asks for four permissions:"
WHY = (
    ("View Channel", "to see the channel that the class chooses"),
    ("Send Messages", "to post boards, and at most one line a day"),
    ("Send Messages in Threads", "the same, where a class lives in a thread"),
    ("Attach Files", "pictures that belong to a board or a quest"),
)
"""What Discord calls each permission that the invite asks for, and what we do with it; in the order of what is needed."""
LACKS = dict(zip(("see", "send", "send_in_threads", "files"), (name for name, _ in WHY), strict=True))
LEADER = """\
   Who opens it must be allowed to manage the server. The bot then says hello there: [Start a class].
   The rest of the way is in docs/discord.md.
"""
UNREACHABLE = {
    "name": "This machine finds no discord.com. Look at the network, or at HTTPS_PROXY.",
    "refused": "Nothing lets us through to Discord. Look at the firewall: docs/hosting.md lists the hosts.",
    "proxy": "The proxy lets nobody through. Look at HTTPS_PROXY.",
    "certificate": "The connection is opened by somebody on the way. Put the network's certificate into SSL_CERT_FILE.",
    "late": "Discord takes too long to answer. Try again later.",
    "not_discord": "Somebody other than Discord answers: a filter on the way, most likely. Ask who runs the network.",
    "lost": "The connection to Discord broke. Try again.",
}
NO_BOT = "That is no bot's token: it has three parts with dots between. Copy it on the page Bot."
NOT_KNOWN = "Discord does not know this token. Press [Reset Token] on the page Bot, and copy the new one."
NO_APPLICATION = "That is no application's ID: it has only digits."
ELSEWHERE = "The environment sets DISCORD_TOKEN too, and wins over .env. Take it out there."


def what_there_is(discord: str, *, health: bool) -> Iterator[str]:
    """What can be set up, and how it stands; `discord` is that of its own line."""
    yield "What can be set up, and how it stands:"
    yield "  terminal   ready: questboard chat"
    yield f"  discord    {discord}"
    yield "  slack      comes in a later version"
    yield f"  healthz    {'on' if health else 'off: set HEALTH_PORT for it'}"
    yield "All settings: docs/operations.md. Is all well? questboard doctor"


def discord_not_yet() -> str:
    """No token."""
    return "not yet: questboard setup discord"


def discord_stands(name: str) -> str:
    """The token is good."""
    return f"ready, as {name}. The invite link: questboard setup discord"


def discord_is_wrong(why: str) -> str:
    """The token is set, and this is in the way."""
    return f"a token is set, but: {why}"


def kept(name: str) -> str:
    """A token stands already, and is good."""
    return f"A token is set already, and Discord knows it: {name}. Steps 1 to 4 are done.\n"


def written(file: str, name: str) -> str:
    """The token is in the file now."""
    known = f" Discord knows it: {name}." if name else ""
    return f"   It is in {file} now, which only you can read.{known}\n"


def cannot_ask(why: str) -> str:
    """Discord could not be asked, which does not keep anybody from going on."""
    return f"   {UNREACHABLE[why]} The token could not be tried.\n"


def closed(*, public: bool, code_grant: bool) -> Iterator[str]:
    """What keeps the link from working for somebody else."""
    if code_grant:
        yield "   First switch Requires OAuth2 Code Grant off, on the page Bot: with it no link works."
    if not public:
        yield "   Only you can open it as things stand. For somebody else switch Public Bot on, on the page Bot."


def invitation(link: str, warnings: Iterable[str], *, step: str = "") -> Iterator[str]:
    """The end of it all: which permissions, why, and the link. `step` is its number where the others stand above it."""
    yield step + HAND_ON
    widest = max(len(name) for name, _ in WHY)
    for name, why in WHY:
        yield f"   - {name:{widest}}  {why}"
    yield LEADER
    yield from warnings
    yield f"   {link}"


def no_link() -> str:
    """Nobody has said which application it is."""
    return "6. The link for the class's leader comes here when the token stands in .env: questboard setup discord"
