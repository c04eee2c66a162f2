"""An answer as another program writes it («a_pie», «Techo, Luz») → the keys by which a sheet is passed; pure."""

import re

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.features.surveys.domain import Question, QuestionKind

_REFUSED = frozenset({"no contesta", "nc", "n/c", "ns/nc", "no sabe no contesta", "prefiero no contestar"})


def refuses(text: str) -> bool:
    return fold(text) in _REFUSED


def typed(question: Question, text: str) -> str:
    """What would be typed for it: the number of the option, those of several with blanks between, else the text.

    Options are known by their words, as labels or as names («a_pie»), or by their number. Raises UserError for words
    that are no option.
    """
    if question.kind not in (QuestionKind.ONE, QuestionKind.SEVERAL):
        return text
    options = {_words(option): str(at) for at, option in enumerate(question.choices, 1)}
    whole = options.get(_words(text))
    if whole is not None:
        return whole
    if question.kind is QuestionKind.SEVERAL and (found := _in_turn(_words(text), options)):
        return " ".join(found)
    if re.fullmatch(r"\d(?:\.0)?" if question.kind is QuestionKind.ONE else r"\d(?:[ ,;]*\d)*", text):
        return " ".join(re.findall(r"\d", text.removesuffix(".0")))
    raise UserError(
        _("«{text}» no es una opción de «{question}». Las que hay: {options}.").format(
            text=text, question=question.text, options=", ".join(question.choices)
        ),
        code="unknown",
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(text).replace("_", " ")))


def _in_turn(said: tuple[str, ...], options: dict[tuple[str, ...], str]) -> list[str]:
    """The options that follow one another in a text, the longest first; none where something else stands between."""
    found: list[str] = []
    at, longest = 0, sorted(options, key=len, reverse=True)
    while at < len(said):
        one = next((each for each in longest if said[at : at + len(each)] == each), None)
        if not one:
            return []
        found.append(options[one])
        at += len(one)
    return found
