"""Small payloads that Discord accepts, for tests that then spoil one thing."""

from __future__ import annotations

from typing import Any

V2 = 1 << 15
Thing = dict[str, Any]


def shown(said: str = "Hello", **more: Any) -> Thing:
    return {"type": 10, "content": said, **more}


def button(custom_id: str | None = "1.quest.4f.9", **more: Any) -> Thing:
    return {"type": 2, "style": 2, "label": "B2", "custom_id": custom_id, **more}


def linked(url: str = "https://school.example/b2", **more: Any) -> Thing:
    return {"type": 2, "style": 5, "label": "Open", "url": url, **more}


def row(*children: Thing, **more: Any) -> Thing:
    return {"type": 1, "components": list(children), **more}


def option(value: str = "a", **more: Any) -> Thing:
    return {"label": "Ada", "value": value, **more}


def options(count: int) -> list[Thing]:
    return [option(str(number)) for number in range(count)]


def select(kind: int = 3, custom_id: str = "pick", **more: Any) -> Thing:
    own = {"options": options(3)} if kind == 3 else {}
    return {"type": kind, "custom_id": custom_id, **own, **more}


def section(*said: Thing, accessory: Any = None, **more: Any) -> Thing:
    return {"type": 9, "components": list(said), "accessory": accessory or button(), **more}


def picture(url: str = "attachment://badge.png", **more: Any) -> Thing:
    return {"media": {"url": url}, "description": "A badge", **more}


def gallery(*items: Thing, **more: Any) -> Thing:
    return {"type": 12, "items": list(items), **more}


def file(url: str = "attachment://board.html", **more: Any) -> Thing:
    return {"type": 13, "file": {"url": url}, **more}


def boxed(*children: Thing, **more: Any) -> Thing:
    return {"type": 17, "components": list(children), **more}


def message(*components: Thing, **more: Any) -> Thing:
    return {"flags": V2, "components": list(components), "allowed_mentions": {"parse": []}, **more}


def typed(custom_id: str = "said", **more: Any) -> Thing:
    return {"type": 4, "style": 2, "custom_id": custom_id, **more}


def label(field: Thing | None = None, **more: Any) -> Thing:
    return {"type": 18, "label": "Your answer", "component": typed() if field is None else field, **more}


def modal(*components: Thing, **more: Any) -> Thing:
    return {"custom_id": "1.handin_sent.4f.9", "title": "Hand in", "components": list(components), **more}


def command(name: str = "board", **more: Any) -> Thing:
    return {"type": 1, "name": name, "description": "Shows the board", **more}


def asked(name: str = "what", kind: int = 3, **more: Any) -> Thing:
    return {"type": kind, "name": name, "description": "Which one", **more}
