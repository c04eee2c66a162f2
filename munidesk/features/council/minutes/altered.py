"""Where the text of an acta differs from the one that was approved, by the name people have for that place."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from munidesk.base.i18n import _
from munidesk.documents.frozen import from_json
from munidesk.documents.lines import plain_lines
from munidesk.features.council.domain import Minutes
from munidesk.features.council.view import SessionView

_NUMBERED = re.compile(r"(\d+)/\d{4}\b")
_ITEM = re.compile(r"(\d+)\. ")


def what_differs(view: SessionView) -> str:
    """«Acta 11, resolución 40», «Acta 11, asunto 3», or the acta alone where the text cannot be compared."""
    acta = _("Acta {n}").format(n=view.minutes.called)
    place = first_difference(lines(view.altered or ""), lines(view.minutes.content), view.profile.words.resolution)
    return f"{acta}, {place}" if place else acta


def lines(content: str) -> tuple[str, ...]:
    """The lines of a kept document; none of a text that is not one."""
    try:
        return plain_lines(from_json(content))
    except ValueError:
        return ()


def first_difference(before: tuple[str, ...], after: tuple[str, ...], resolution: str) -> str:
    """Under which resolution or item the first line that differs stands; empty when it cannot be told."""
    if not before or not after:
        return ""
    for tag, first, _last, there, _end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            own, other = _place(before[: first + 1], resolution), _place(after[: there + 1], resolution)
            return own or other or _("comienzo")
    return _("datos del acta")


def _place(told: Iterable[str], resolution: str) -> str:
    for line in reversed(list(told)):
        found = _NUMBERED.search(line) if line.startswith(resolution) else None
        if found:
            return _("resolución {n}").format(n=found[1])
        item = _ITEM.match(line)
        if item:
            return _("asunto {n}").format(n=item[1])
    return ""


def changed_since(minutes: Minutes, then: Mapping[str, object]) -> bool:
    """Whether an approved acta says something else than `then`, its columns when it was approved.

    Its way to the book does not count.
    """
    kept = ("content", "sha256", "code", "number", "book", "folio_from", "folio_to", "previous_sha256")
    return any(name in then and (then[name] or None) != (getattr(minutes, name) or None) for name in kept)
