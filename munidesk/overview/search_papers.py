"""What attachments say, for Ctrl+K: their letters are read once while the window is open, on the worker.

They are kept in memory alone: no index of the file holds what a neighbour's paper says, and taking the paper away
takes its words away too.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from munidesk.base import logs
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data import copies, search
from munidesk.data.schema import Schema
from munidesk.data.store import Store
from munidesk.overview.house import House
from munidesk.overview.person_files import Paper, papers_of
from munidesk.records.ref import Ref
from munidesk.town.domain import Attachment
from munidesk.town.kinds import ATTACHMENTS
from munidesk.ui.context import Narrowed, SearchGroup, SearchHit
from munidesk.ui.tasks import Job, Tasks

KEY = "attachment_text"
_SHOWN = 20_000  # letters beside the chosen result
_BEFORE = 400  # of them before the first word found


class PaperWords:
    """The letters of the attachments by SHA-256; `tasks` reads them, `read` is called when there are more."""

    def __init__(self, tasks: Tasks, schemas: Sequence[Schema], read: Callable[[], None]) -> None:
        self._tasks, self._schemas, self._read = tasks, schemas, read
        self._letters: dict[str, str | None] = {}
        self._folded: dict[str, str] = {}
        self._reading = False

    def look(self, store: Store) -> None:
        """Begin to read what was attached since; the window does not wait for it."""
        waits = any(one.sha256 not in self._letters for one in ATTACHMENTS.all(store))
        if not waits or self._reading:
            return
        self._reading = True
        path, known = store.path, dict(self._letters)

        def work(job: Job) -> tuple[Paper, ...]:
            found: list[Paper] = []
            with copies.reading(path, self._schemas) as apart:
                for one in papers_of(apart, known):
                    job.step(0, 0)  # the window that closes does not wait for the next one
                    found.append(one)
            return tuple(found)

        # What cannot be read now is not tried at every letter: the next window does.
        self._tasks.run(work, self._keep, logs.failed)

    def _keep(self, papers: Sequence[Paper]) -> None:
        self._reading = False
        for one in papers:
            self._letters[one.contents.sha256] = one.said
            self._folded[one.contents.sha256] = fold(one.said or "")
        self._read()

    def group(self, house: House, store: Store, words: str, most: int, narrowed: Narrowed) -> SearchGroup | None:
        """The attachments that say all the words, or are called so; None where there are none."""
        asked = search.asked(words)
        if not asked.words or narrowed.body or narrowed.state:
            return None
        found = [
            one
            for one in reversed(ATTACHMENTS.all(store))
            if one.sha256 in self._letters and _within(one, narrowed) and self._says(one, asked)
        ]
        hits = (self._hit(house, store, one, asked) for one in found[:most])
        title = _("Texto de adjuntos")
        return (
            SearchGroup(KEY, title, "file", tuple(one for one in hits if one is not None), len(found))
            if found
            else None
        )

    def _says(self, one: Attachment, asked: search.Asked) -> bool:
        said = f"{fold(one.name)}\n{self._folded[one.sha256]}"
        return all(_pattern(word, asked).search(said) for word in asked.words) and not any(
            _pattern(word, asked).search(said) for word in asked.unwanted
        )

    def _hit(self, house: House, store: Store, one: Attachment, asked: search.Asked) -> SearchHit | None:
        owner = house.describe(store, Ref(one.owner_kind, one.owner_id))
        if owner is None:
            return None
        said = self._letters[one.sha256]
        detail = _("Adjunto de {title}").format(title=owner.title)
        if said is None:
            detail = _("{detail} · sin texto que buscar: es una imagen o un escaneo").format(detail=detail)
        piece = self._piece(one, asked)
        return SearchHit(
            one.name, detail, "file", owner.key, dict(owner.arguments), f"attachment:{one.id}",
            search.excerpt(piece, asked.words), _attached(one), text=piece,
        )  # fmt: skip

    def _piece(self, one: Attachment, asked: search.Asked) -> str:
        """What is shown of it: from a little before the first word found."""
        said, folded = self._letters[one.sha256] or "", self._folded[one.sha256]
        first = _pattern(asked.words[0], asked).search(folded)
        start = max(0, first.start() - _BEFORE) if first is not None and len(folded) == len(said) else 0
        return said[start : start + _SHOWN]


def _pattern(word: str, asked: search.Asked) -> re.Pattern[str]:
    end = "" if word == asked.begun else r"\b"
    spaced = r"\s+".join(map(re.escape, fold(word).split()))
    return re.compile(rf"(?<!\w){spaced}{end}")


def _attached(one: Attachment) -> date:
    """The day it was attached: a UUIDv7 begins with its moment."""
    return datetime.fromtimestamp(int(one.id.replace("-", "")[:12], 16) / 1000).date()


def _within(one: Attachment, narrowed: Narrowed) -> bool:
    day = _attached(one)
    return (narrowed.since or day) <= day <= (narrowed.until or day)
