"""The gateway: sessions that outlive their socket, events in order, and every way a socket can end."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.loopback.discord.sockets import CONTENT, GUILDS, MEMBERS, PRESENCES, Session, Socket
from tests.loopback.discord.transcript import Entry

if TYPE_CHECKING:
    from tests.loopback.discord.world import World

Payload = dict[str, Any]
HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, ASK_MEMBERS, INVALID, HELLO, ACK = 1, 2, 3, 4, 6, 8, 9, 10, 11
PRIVILEGED = MEMBERS | PRESENCES | CONTENT
KNOWN_INTENTS = (1 << 26) - 1
MOST_BYTES = 4096
MOST_A_MINUTE = 120
RESUMABLE_S = 90.0
SAID_GOODBYE = {1000, 1001}
FOR_GOOD = {4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014}
"""Closing codes after which a session cannot be resumed."""
IDENTIFIES_A_DAY = 1000


class Gateway:
    """All sessions and sockets of the bot."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sessions: dict[str, Session] = {}
        self.sockets: set[Socket] = set()
        self.heartbeat_s = 41.25
        self.overdue_s = 62.0
        """After so long without a word from the client its socket is closed."""
        self.granted_intents = 0
        """Of the privileged ones."""
        self.identifies = 0
        self.resumes = 0

    @property
    def connected(self) -> list[Session]:
        return [session for session in self.sessions.values() if session.socket is not None]

    def tell(self, event: str, payload: Payload) -> None:
        """Every session hears of it; one without a socket will, if it resumes in time."""
        now = self.world.clock.now()
        for session in list(self.sessions.values()):
            if session.gone_at is not None and now - session.gone_at > RESUMABLE_S:
                del self.sessions[session.id]
            elif session.hears(event, payload):
                session.tell(event, payload)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from HELLO to its end."""
        socket = Socket(self, request)
        await socket.ws.prepare(request)
        if request.query.get("v") != "10":
            await socket.ws.close(code=4012)
            return socket.ws
        self.sockets.add(socket)
        writer = asyncio.ensure_future(socket.write())
        socket.send({"op": HELLO, "d": {"heartbeat_interval": int(self.heartbeat_s * 1000)}})
        try:
            if not await self._listen(socket):
                await asyncio.wait({writer}, timeout=5)
        finally:
            self._gone(socket)
            writer.cancel()
        return socket.ws

    async def _listen(self, socket: Socket) -> bool:
        """Whether the client went by itself; else it is to be closed."""
        while True:
            try:
                message = await socket.ws.receive(timeout=self.overdue_s)
            except TimeoutError:
                socket.close(4009)
                return False
            if message.type is not WSMsgType.TEXT:
                return True
            if not self._hear(socket, message.data):
                return False

    def _hear(self, socket: Socket, text: str) -> bool:
        """Whether the connection goes on."""
        code = self._flaw(socket, text)
        if code:
            socket.close(code)
            return False
        said = json.loads(text)
        self.world.note(Entry(self.world.clock.now(), "socket", f"op {said['op']}", self._without_token(said.get("d"))))
        code = self._take(socket, int(said["op"]), said.get("d"))
        if code:
            socket.close(code)
        return not code

    def _flaw(self, socket: Socket, text: str) -> int:
        now = self.world.clock.now()
        socket.heard = [at for at in socket.heard if at > now - 60] + [now]
        if len(socket.heard) > MOST_A_MINUTE:
            return 4008
        try:
            fine = len(text.encode()) <= MOST_BYTES and isinstance(json.loads(text)["op"], int)
        except (ValueError, KeyError, TypeError):
            fine = False
        return 0 if fine else 4002

    def _take(self, socket: Socket, op: int, data: Any) -> int:
        """Do what was asked; the close code when that ends the connection."""
        if op == HEARTBEAT:
            socket.send({"op": ACK})
        elif op == IDENTIFY:
            return 4005 if socket.session else self._identify(socket, data)
        elif op == RESUME:
            return 4005 if socket.session else self._resume(socket, data)
        elif socket.session is None:
            return 4003
        elif op == ASK_MEMBERS:
            self._members(socket.session, data)
        elif op not in {PRESENCE, VOICE}:
            return 4001
        return 0

    def _identify(self, socket: Socket, data: Payload) -> int:
        self.identifies += 1
        if data["token"] != self.world.token:
            return 4004
        if self.identifies > IDENTIFIES_A_DAY:
            self.world.token = f"loopback.{self.world.application_id}.reset"
            return 4004
        intents = int(data["intents"])
        if intents & ~KNOWN_INTENTS:
            return 4013
        if intents & PRIVILEGED & ~self.granted_intents:
            return 4014
        session = Session(f"session{self.identifies:04}", intents)
        self.sessions[session.id] = session
        session.socket, socket.session = socket, session
        self._ready(session)
        return 0

    def _ready(self, session: Session) -> None:
        guilds = [guild for guild in self.world.guilds.values() if guild.here]
        application = {"id": self.world.application_id, "flags": 0}
        session.tell(
            "READY",
            {
                "v": 10,
                "user": self.world.bot,
                "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "resume_gateway_url": self.world.address.replace("http", "ws") + "/gateway",
                "application": application,
                "private_channels": [],
                "shard": [0, 1],
            },
        )
        for guild in guilds if session.intents & GUILDS else ():
            if guild.reachable:
                session.tell("GUILD_CREATE", guild.payload())
        self.world.changed()

    def _resume(self, socket: Socket, data: Payload) -> int:
        if data["token"] != self.world.token:
            return 4004
        session = self.sessions.get(data["session_id"])
        if session is None:
            socket.send({"op": INVALID, "d": False})
            return 0
        if not 0 <= (seq := int(data["seq"] or 0)) <= len(session.events):
            return 4007
        if session.socket is not None:
            session.socket.cut()
        self.resumes += 1
        for event in session.events[seq:]:
            socket.send(event)
        session.socket, socket.session, session.gone_at = socket, session, None
        session.tell("RESUMED", {})
        self.world.changed()
        return 0

    def _members(self, session: Session, data: Payload) -> None:
        guild = self.world.guilds[str(data["guild_id"])]
        wanted = {str(one) for one in data.get("user_ids") or guild.members}
        found = [member.payload() for user, member in guild.members.items() if user in wanted]
        chunk = {"guild_id": guild.id, "members": found, "chunk_index": 0, "chunk_count": 1}
        session.tell("GUILD_MEMBERS_CHUNK", chunk | {"nonce": data.get("nonce"), "not_found": []})

    def _gone(self, socket: Socket) -> None:
        """A client that says goodbye properly ends its session; else it may resume."""
        self.sockets.discard(socket)
        session = socket.session
        if session is not None and session.socket is socket:
            session.socket, session.gone_at = None, self.world.clock.now()
            code = socket.closed_with or socket.ws.close_code
            if code in (SAID_GOODBYE if not socket.closed_with else FOR_GOOD):
                self.sessions.pop(session.id, None)
        self.world.changed()

    def _without_token(self, data: Any) -> Any:
        return {key: value for key, value in data.items() if key != "token"} if isinstance(data, dict) else data
