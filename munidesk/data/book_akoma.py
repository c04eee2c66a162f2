"""A session in Akoma Ntoso 3.0 (OASIS LegalDocML), as parliaments publish it: one row for each thing that it says.

Read a piece at a time; a document type, which could name files of this computer or unfold without end, is refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from xml.parsers import expat

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.akoma_said import Said, Section, Speech, count_of, headings, side_of, tidy
from munidesk.data.book_rows import text_cell
from munidesk.data.book_sink import LONGEST, Bounds, Sink, without_tail
from munidesk.data.book_xml import Forbidden, TooBig, read_xml

_SECTIONS = frozenset(
    {
        "debateSection", "administrationOfOath", "prayers", "oralStatements", "writtenStatements",
        "personalStatements", "ministerialStatements", "resolutions", "nationalInterest", "declarationOfVote",
        "communication", "petitions", "papers", "noticesOfMotion", "questions", "address", "proceduralMotions",
        "pointOfOrder", "adjournment", "rollCall",
    }
)  # fmt: skip
_TOLD = frozenset({"narrative", "summary", "scene"})
_SPEECHES = frozenset({"speech", "question", "answer"})
_KEPT = _SECTIONS | _TOLD | _SPEECHES | {"heading", "from", "num", "vote", "toc", "meta", "debateBody", "coverPage"}
"""Elements whose letters do not go into what they stand in."""
_LINES = frozenset({"p", "narrative", "summary", "scene", "heading", "li", "tr"})
_DEEPEST = 200
_EACH = 500


def looks_like_akoma(head: bytes) -> bool:
    """Whether a file that begins so is Akoma Ntoso."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<" and b"akomaNtoso" in head


def read_akoma(path: Path, sink: Sink) -> None:
    """The rows of the session into the sink. Raises UserError for what is no debate, is damaged, or made to hurt."""
    reader = _Reader()
    try:
        with path.open("rb") as stream:
            read_xml(stream, reader.start, reader.end, reader.letters, lambda _bytes: sink.tick())
    except TooBig as error:
        raise UserError(
            _("«{name}» es demasiado grande para el acta de una sesión.").format(name=path.name), code="too_big"
        ) from error
    except Forbidden as error:
        text = _(
            "«{name}» declara un tipo de documento propio, que podría leer archivos de esta computadora: no se lee."
            " Pida el mismo archivo sin esa declaración (<!DOCTYPE>)."
        )
        raise UserError(text.format(name=path.name)) from error
    except expat.ExpatError as error:
        text = _("«{name}» está dañado en la línea {n}. Pida que se lo envíen otra vez.")
        raise UserError(text.format(name=path.name, n=error.lineno)) from error
    if not reader.said.is_debate:
        text = _("«{name}» no es el acta de una sesión (debate) en Akoma Ntoso. Elija otro archivo.")
        raise UserError(text.format(name=path.name))
    give((reader.said,), path.name, sink)


def give(sessions: Iterable[Said], name: str, sink: Sink) -> None:
    """The rows of the sessions, one below the other, into the sink. Raises UserError for too many."""
    bounds = Bounds(name)
    sink.listed()
    sink.page(_("Sesión"), False)
    for count, row in enumerate(chain((headings(),), *(one.rows() for one in sessions))):
        bounds.cells(sum(map(bool, row)), sum(map(len, row)))
        sink.row(count + 1, without_tail(sink.define(text_cell(one[:LONGEST])) if one else 0 for one in row))
        if not count % _EACH:
            sink.tick()


@dataclass
class _Frame:
    """An element that is open."""

    name: str
    given: Mapping[str, str]
    text: list[str] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    """People within, as (their letters, what they refer to)."""


class _Reader:
    """Hears the elements one by one and tells `said` what they amount to."""

    def __init__(self) -> None:
        self.said = Said()
        self._open: list[_Frame] = []
        self._speech: Speech | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise TooBig
        name = name.rpartition(":")[2]
        self._open.append(_Frame(name, given))
        self.said.is_debate = self.said.is_debate or name == "debate"
        key = given.get("eId") or given.get("wId") or given.get("id") or ""
        if name in _SECTIONS:
            self.said.begin(Section(name, key))
        elif key and self._within("debateBody"):
            self.said.name_place(key)
        if name in _SPEECHES and self._speech is None:
            self._speech = Speech(self.said.known(given.get("by", "")))
        self._meta(name, given)

    def _meta(self, name: str, given: Mapping[str, str]) -> None:
        said = self.said
        if name.startswith("TLC"):
            said.people[given.get("eId") or given.get("id") or ""] = given.get("showAs", "")
        elif name == "FRBRdate" and self._within("FRBRWork"):
            said.work_day = said.work_day or given.get("date", "")
        elif name in {"date", "docDate"} and not self._within("debateBody") and not said.day:
            said.day = given.get("date", "")
        elif name == "voting":
            said.counts.append((given.get("href", "").lstrip("#"), given.get("outcome", ""), {}))
        elif name == "count" and said.counts and self._within("voting"):
            side, many = side_of(given.get("refersTo", "")), count_of(given.get("value", ""))
            if side and many is not None:
                said.counts[-1][2][side] = many

    def letters(self, text: str) -> None:
        if self._open:
            self._open[-1].text.append(text)

    def end(self, _name: str) -> None:
        frame = self._open.pop()
        words = "".join(frame.text)
        above = self._open[-1] if self._open else None
        if above is not None and frame.name not in _KEPT and above.name not in {"debateBody", "meta", "analysis"}:
            above.text.append(f"{words}\n" if frame.name in _LINES else words)
            above.names.extend(frame.names)
        self._said(frame, words, above)

    def _said(self, frame: _Frame, words: str, above: "_Frame | None") -> None:
        name, said = frame.name, self.said
        if name in _SECTIONS:
            said.finish()
        elif name == "person" and above is not None:
            above.names.append((tidy(words), said.known(frame.given.get("refersTo", ""))))
        elif name == "heading" and above is not None and above.name in _SECTIONS:
            said.section.title = tidy(words) if said.section else ""
        elif name == "from" and self._speech is not None:
            self._speech.from_(tidy(words), frame.names)
        elif name in _SPEECHES and self._speech is not None and not self._within_any(_SPEECHES):
            said.speak(self._speech, tidy(words, lines=True))
            self._speech = None
        elif name in _TOLD and not self._within_any(_SPEECHES) and self._within("debateBody"):
            said.tell(tidy(words, lines=True))
        elif name == "vote":
            self._voted(frame, words)
        elif name == "quantity" and self._within("debateBody"):
            said.count(side_of(frame.given.get("refersTo", "")), tidy(words))
        else:
            self._head(frame, words)

    def _voted(self, frame: _Frame, words: str) -> None:
        """The side is the vote's own, or that of the outcome it stands in."""
        given = (frame.given, *(one.given for one in reversed(self._open)))
        sides = (side_of(one.get("choice", "") or one.get("refersTo", "")) for one in given)
        side = next((one for one in sides if one), "")
        name = frame.names[0][0] if frame.names else tidy(words) or self.said.known(frame.given.get("by", ""))
        if name.strip(" ;.,"):
            self.said.vote(name.strip(" ;.,"), side or "sin clasificar")

    def _head(self, frame: _Frame, words: str) -> None:
        """Cover, preface and roll call: who, when, which."""
        said, name = self.said, frame.name
        if name == "p" and self._within("rollCall"):
            said.roll(tidy(words), frame.names)
        elif name == "recordedTime":
            said.hour(frame.given, tidy(words))
        elif self._within("debateBody") or self._within("toc"):
            return
        elif name in {"quantity", "docNumber"} and (name == "docNumber" or self._within("session")):
            said.number = said.number or "".join(filter(str.isdigit, words))
        elif name in {"organization", "docProponent"}:
            said.body = said.body or tidy(words)
        elif name == "entity":
            said.of_cover(f"{frame.given.get('name', '')} {frame.given.get('refersTo', '')}", tidy(words), frame.names)
        elif name == "location" or (name == "docketNumber"):
            said.place = said.place or tidy(words)

    def _within(self, name: str) -> bool:
        return any(one.name == name for one in self._open)

    def _within_any(self, names: frozenset[str]) -> bool:
        return any(one.name in names for one in self._open)
