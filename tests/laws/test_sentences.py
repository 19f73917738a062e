"""Plain words: short sentences, short buttons, nothing that shames, and no sentence but in the views."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters import cards, forms
from tests.laws.sources import code_files, tree
from tests.laws.spoken import (
    LABEL_MOST,
    OPERATOR,
    every_wording,
    ids,
    labels,
    languages,
    messages,
    parted,
    strings,
    word_count,
)

SENTENCE_MOST = 15

# Said to people, these put somebody down or say that nothing more can be done. It is "not yet", and what comes next.
NEVER = {
    "en": r"\b(fail\w*|wrong|errors?|incorrect\w*|invalid|illegal|forbidden|denied|bad|poor|stupid|lazy)\b",
    "es": r"\b(fall(o|os|a|as|ar|aste|ó|ad\w+)|error(es)?|incorrect\w+|inválid\w+|ilegal\w*|prohibid\w+|denegad\w+|"
    r"mal|mala|malo|equivoca\w*|suspen\w+|torpe|vag[oa])\b",
}


def test_no_sentence_is_long():
    long = [(language, words) for language, words in every_wording() if longest(words) > SENTENCE_MOST]
    assert long == []


def longest(words: str) -> int:
    return max(map(word_count, parted(words)), default=0)


def test_no_button_has_more_than_three_words():
    english = [("en", label) for label in labels()]
    others = [
        (language, words)
        for language in languages()
        for message in messages(language)
        if ids(message)[0] in labels()
        for words in strings(message)
    ]
    assert [(language, label) for language, label in (*english, *others) if word_count(label) > LABEL_MOST] == []


def test_nothing_is_said_that_shames():
    heard = [(language, words) for language, words in every_wording() if hears(NEVER[language], words)]
    assert heard == []


def hears(pattern: str, words: str) -> bool:
    """Whether it is in `words`; the name of a gap is not read by anybody."""
    return re.search(pattern, re.sub(r"\{\w+\}", "…", words), re.IGNORECASE) is not None


def test_not_yet_is_said_so_in_spanish():
    not_yet = [strings(message)[0] for message in messages("es") if hears("not yet", ids(message)[0])]
    assert [words for words in not_yet if "odavía no" not in words] == []
    assert not_yet


def test_nobody_is_addressed_formally_in_spanish():
    formal = r"\b(usted(es)?|su profe|le (aviso|mando))\b"
    assert [words for language, words in every_wording() if language == "es" and hears(formal, words)] == []


# ------------------------------------------------------------------------------------------- sentences only in the views

SHOWN = {
    spelled
    for module, prefix in ((cards, "cards."), (forms, "forms."))
    for name, made in vars(module).items()
    for spelled in (name, prefix + name)
    if isinstance(made, type) and made.__module__ == module.__name__
}
"""All that is shown or asked, as it is written in code."""
CODES = {"name", "value"}
"""What of it is a code and not read by anybody."""
VIEWS = Path("bot/views")


def test_a_card_takes_its_words_from_the_views():
    """Outside the views nothing that is shown has words of its own; adapters are handed theirs (console/words.py)."""
    elsewhere = [path for path in code_files() if path.parts[0] in ("bot", "adapters") and VIEWS not in path.parents]
    assert [where for path in elsewhere for where in words_shown(path)] == []


def test_a_view_says_nothing_that_is_not_translated():
    views = [path for path in code_files() if VIEWS in path.parents and path != OPERATOR]
    assert [where for path in views for where in words_shown(path)] == []


@pytest.mark.parametrize(
    "code",
    [
        "Card(heading='Well done')",
        "Paragraph(f'{name} is here')",
        "ShortText(name='x', label='Your name' if a else b)",
        "Buttons((Button('Hand in', action),))",
    ],
)
def test_the_law_sees_words(code):
    assert list(literals(ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["Paragraph(look.say('Well done'))", "ShortText(name='title', value='one')", "Card(heading=x)"]
)
def test_the_law_lets_said_words_be(code):
    assert list(literals(ast.parse(code))) == []


def words_shown(path: Path) -> Iterator[str]:
    for line, words in literals(tree(path)):
        yield f"{path}:{line} {words!r}"


def literals(code: ast.AST) -> Iterator[tuple[int, str]]:
    """The words that stand in what is shown, without being said by anybody."""
    for node in ast.walk(code):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in SHOWN:
            for words in (*node.args, *(keyword.value for keyword in node.keywords if keyword.arg not in CODES)):
                yield from written(words)


def written(node: ast.expr) -> Iterator[tuple[int, str]]:
    """The words in an expression that become part of what is shown: not those inside another call, which has its own."""
    match node:
        case ast.Constant(value=str(words)):
            if any(sign.isalpha() for sign in words):
                yield node.lineno, words
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from written(part)
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            for element in elements:
                yield from written(element)
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            yield from written(one)
            yield from written(other)
        case ast.BoolOp(values=values):
            for value in values:
                yield from written(value)
        case _:
            pass
