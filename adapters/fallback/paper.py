"""Any card as a page to print or to keep: one HTML file that fetches nothing, reads well aloud, and needs no program of ours.

Nothing on paper can be pressed: buttons are left out, and what could be chosen is listed. A paragraph that is all bold is a
heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from adapters.cards import (
    Bullets,
    Buttons,
    Card,
    Choice,
    Divider,
    Document,
    Field,
    Fields,
    Grid,
    GridCell,
    Paragraph,
    Part,
    Picture,
    Progress,
    Quote,
    Table,
)
from adapters.fallback.printable import escape, one_line, printable
from adapters.text import Bold, Code, Words, plain, spans

STYLE = (
    "body{font:1.05rem/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}"
    "h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.15rem;margin:1.4rem 0 .3rem}p{margin:.4rem 0}ul,ol{margin:.4rem 0}"
    "blockquote{margin:.5rem 0;padding:.1rem .8rem;border-left:.25rem solid #555;white-space:pre-wrap}"
    "table{border-collapse:collapse;margin:.6rem 0}th,td{border:1px solid #555;padding:.3rem .6rem;text-align:left;"
    "vertical-align:top}dt{font-weight:bold}dd{margin:0 0 .3rem 1rem}footer{margin-top:1.5rem;font-size:.9rem}"
    "@media print{body{margin:0;font-size:11pt}section,tr,blockquote{break-inside:avoid}}"
)


def paper(card: Card, language: str) -> str:
    """`card` as a whole HTML page in `language` (a code such as "en")."""
    title = escape(one_line(card.heading))
    blocks = "\n".join(block for part in card.parts if (block := _block(part)))
    foot = f"\n<footer>{_text(card.footnote)}</footer>" if card.footnote else ""
    head = f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>{title}</title>'
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n{head}\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>{title}</h1>\n{blocks}{foot}\n</main>\n</body>\n</html>\n"
    )


def _block(part: Part) -> str:
    match part:
        case Paragraph(words):
            return _paragraph(words)
        case Quote(text, by):
            said = f"<p>{_text(by)}:</p>\n" if by else ""
            return f"{said}<blockquote>{_text(text)}</blockquote>"
        case Picture(alt=alt):
            return f"<p>({_text(alt)})</p>"
        case Progress(label=label, words=words):
            return f"<p>{_text(label)} {_text(words)}</p>"
        case Divider():
            return "<hr>"
        case Buttons() | Document():
            return ""
        case _:
            return _listed(part)


def _listed(part: Fields | Table | Bullets | Grid | Choice) -> str:
    match part:
        case Fields(fields):
            return _list("dl", map(_field, fields))
        case Table():
            return _table(part.header, part.rows, part.caption)
        case Bullets(items, numbered):
            return _list("ol" if numbered else "ul", (f"<li>{_inline(item)}</li>" for item in items))
        case Grid():
            return _grid(part)
        case Choice(prompt=prompt, options=options):
            about = (" - ".join(filter(None, (one.label, one.about))) for one in options)
            return f"<p>{_text(prompt)}</p>\n" + _list("ul", (f"<li>{_text(one)}</li>" for one in about))


def _paragraph(words: Words) -> str:
    parts = spans(words)
    if len(parts) == 1 and isinstance(parts[0], Bold):
        return f"<h2>{_text(parts[0].text)}</h2>"
    return f"<p>{_inline(words)}</p>"


def _inline(words: Words) -> str:
    return "".join(_span(span) for span in spans(words)).replace("\n", "<br>")


def _span(span: object) -> str:
    match span:
        case Bold(text):
            return f"<strong>{_text(text)}</strong>"
        case Code(text):
            return f"<code>{_text(text)}</code>"
        case str():
            return _text(span)
        case _:
            return _text(plain((span,)))  # type: ignore[arg-type] # a link or a moment: the other kinds of span


def _text(text: str) -> str:
    """What people wrote is data: it can neither mark up the page nor run in it."""
    return escape(printable(text))


def _list(tag: str, items: Iterable[str]) -> str:
    inside = "\n".join(items)
    return f"<{tag}>\n{inside}\n</{tag}>" if inside else ""


def _field(field: Field) -> str:
    return f"<dt>{_text(field.label)}</dt><dd>{_inline(field.words)}</dd>"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], caption: str = "") -> str:
    above = f"<caption>{_text(caption)}</caption>\n" if caption else ""
    head = "".join(f'<th scope="col">{_text(one)}</th>' for one in header)
    body = "\n".join("<tr>" + "".join(f"<td>{_text(one)}</td>" for one in row) + "</tr>" for row in rows)
    return f"<table>\n{above}<tr>{head}</tr>\n{body}\n</table>"


def _grid(grid: Grid) -> str:
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    body = "\n".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows.values())
    return f"<table>\n<caption>{_text(grid.alt)}</caption>\n{body}\n</table>"


def _cell(cell: GridCell) -> str:
    state = f"<br>({_text(cell.state_words)})" if cell.state_words else ""
    return f"<td><strong>{_text(cell.coordinate)}</strong> {_text(cell.title)}{state}</td>"
