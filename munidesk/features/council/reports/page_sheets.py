"""The tabs beside the sessions: attendance, resolutions, votes, the minutes book."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from munidesk.base.dates import show_date
from munidesk.base.figures import half_up
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, fold
from munidesk.documents.text import plain_text
from munidesk.features.council.attendance.record import Mark, Record, SessionAttendance, marks_of, totals
from munidesk.features.council.attendance.store_held import attended, held_attendance
from munidesk.features.council.certificates.page import certificates_part
from munidesk.features.council.domain import BallotValue, Outcome
from munidesk.features.council.minutes.document_extract import build_extract
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.reports import document as lists
from munidesk.features.council.reports.page import RecordsTab, choice, fill_choice
from munidesk.features.council.reports.store import (
    ResolutionRow,
    VoteRow,
    item_places,
    resolution_rows,
    vote_rows,
)
from munidesk.features.council.sessions.page_detail import minutes_chip
from munidesk.features.council.sessions.page_list import session_name
from munidesk.features.council.sessions.store import SessionRow
from munidesk.features.council.votes.document_ballots import counts_words
from munidesk.features.council.votes.told import figures
from munidesk.town import store as town
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.posts import member_title
from munidesk.ui import theme
from munidesk.ui.cells import BarCell, ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.table import Column
from munidesk.ui.widgets import Chip, button, label, row, rule

Open = Callable[..., None]


def _day(session: SessionRow) -> str:
    return show_date(session.date, "d MMM y").replace(".", "")


class AttendanceTab(RecordsTab[Record]):
    """Who came, with counts beside percentages; the sessions behind each figure at the right."""

    def __init__(self, context: Context, opened: Open) -> None:
        self._body = ""
        self._since: date | None = None
        self._until: date | None = None
        self._totals: tuple[Record, ...] = ()
        columns: tuple[Column[Record], ...] = (
            Column(
                _("Integrante"),
                _name,
                paint=lambda one: TextCell(_name(one), strong=True),
                order=lambda one: fold(_name(one)),
            ),
            Column(_("Calidad"), self._quality, width=104),
            Column(_("Asistencia"), self._came, paint=self._came_bar, width=182),
            Column(
                _("Con aviso"), lambda one: str(one.justified), width=84, right=True, order=lambda one: one.justified
            ),
            Column(_("Licencia"), lambda one: str(one.licence), width=70, right=True, order=lambda one: one.licence),
            Column(
                _("Sin aviso"),
                lambda one: str(one.unjustified),
                width=80,
                right=True,
                order=lambda one: one.unjustified,
            ),
            Column(_("Llegó tarde"), _late, width=90, right=True),
        )
        super().__init__(
            context,
            columns,
            lambda session_id: opened(session_id, "minutes"),
            title=_("Asistencia"),
            empty=_("Todavía no hay asistencia registrada. Se marca durante la sesión."),
        )
        self.offer_import("attendance")

    def _came(self, one: Record) -> str:
        if one.rate is None:
            return _("sin sesiones")
        share = town.figures(self.context.store).percent(one.present, one.sessions)
        return _("{n} de {total} · {p}").format(n=one.present, total=one.sessions, p=share)

    def _came_bar(self, one: Record) -> BarCell | TextCell:
        words = self._came(one)
        return TextCell(words, colour="text2") if one.rate is None else BarCell(words, one.rate, short=True)

    def load(self, body_id: str | None, year: int | None) -> Sequence[Record]:
        store = self.context.store
        self._since, self._until = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
        self._body = body_id or town.council(store).id
        found = attended(store, self._body, self._since, self._until)
        self.note.setText(_attendance_note(len(found.sessions)))
        self._totals = totals(found.records)
        return found.records

    def words(self, record: Record) -> str:
        return f"{_name(record)} {record.member.membership.party} {self._quality(record)}"

    def session_of(self, record: Record) -> str:
        return self._marks(record)[0].session.id

    def _marks(self, record: Record) -> tuple[Mark, ...]:
        """The sessions behind a record, newest first."""
        key = record.member.id
        return marks_of(held_attendance(self.context.store, self._body, self._since, self._until, member_id=key), key)

    def tell(self, record: Record, into: QVBoxLayout) -> None:
        into.addWidget(label(record.member.person.full_name, "panel", wrap=True))
        into.addWidget(label(self._quality(record), "quiet-text"))
        if record.absent_in_a_row > 1:
            words = _("{n} faltas sin aviso seguidas").format(n=record.absent_in_a_row)
            into.addLayout(row(Chip(words, "attention", "alert"), None))
        for whole in self._totals:
            if whole.member.person.id == record.member.person.id:
                words = _("En todos sus cargos: {present} de {sessions} sesiones")
                told = words.format(present=whole.present, sessions=whole.sessions)
                into.addWidget(label(told, "quiet-text", wrap=True))
        into.addWidget(rule())
        for mark in self._marks(record)[:60]:
            into.addLayout(self._mark(mark))

    def _mark(self, mark: Mark) -> QHBoxLayout:
        words, tone, icon = _mark_looks()[mark.kind]
        day = button(
            show_date(mark.session.date, "EEE d MMM").replace(".", ""),
            partial(self._opened, mark.session.id), kind="quiet",
        )  # fmt: skip
        day.setToolTip(mark.reason)
        chip = Chip(_("Llegó {n} min tarde").format(n=mark.late) if mark.late else words, tone, icon)
        return row(day, None, chip, spacing=8)

    def _read(self) -> tuple[SessionAttendance, ...]:
        return held_attendance(self.context.store, self._body, self._since, self._until)

    def _quality(self, one: Record) -> str:
        return member_title(one.member, town.profile_of(self.context.store))

    def entries(self) -> list[Entry]:
        store = self.context.store
        profile, bodies = town.profile_of(store), {one.id: one.name for one in town.bodies(store)}
        return [
            Entry(_("Asistencia"), lambda: lists.attendance_sheet(self.complete(), profile, bodies), data=True),
            Entry(
                _("Asistencia por sesión"),
                lambda: lists.presences_sheet(self._read(), bodies, item_places(store)), data=True,
            ),
        ]  # fmt: skip


def _name(one: Record) -> str:
    return one.member.person.listed_name


def _late(one: Record) -> str:
    return _("{n} ({min} min)").format(n=one.late, min=one.late_minutes) if one.late else "–"


def _mark_looks() -> dict[str, tuple[str, str, str]]:
    return {
        "present": (_("Presente"), "good", "check"),
        "justified": (_("Con aviso"), "attention", "half"),
        "licence": (_("Licencia"), "neutral", "half"),
        "unjustified": (_("Sin aviso"), "bad", "close"),
        "unmarked": (_("Sin marcar"), "neutral", "minus"),
    }


def _attendance_note(sessions: int) -> str:
    words = _(
        "Se cuenta sobre las sesiones en que cada persona ocupaba la banca o fue llamada; "
        "las licencias salen de la base."
    )
    if sessions:
        points = ngettext(
            "Con {n} sesión, cada falta vale {p} puntos.", "Con {n} sesiones, cada falta vale {p} puntos.", sessions
        )
        words += " " + points.format(n=sessions, p=half_up(Fraction(100, sessions)))
    return words


class ResolutionsTab(RecordsTab[ResolutionRow]):
    def __init__(self, context: Context, opened: Open) -> None:
        columns: tuple[Column[ResolutionRow], ...] = (
            Column(_("N.º"), lambda one: one.label, width=88,
                                  paint=lambda one: TextCell(one.label, strong=True)),
            Column(_("Fecha"), lambda one: _day(one.session), width=112, order=lambda one: one.session.date),
            Column(_("Título"), lambda one: one.title, order=lambda one: fold(one.title)),
            Column(_("Sesión"), lambda one: session_name(one.session), width=132),
            Column(_("Acta"), lambda one: minutes_chip(one.session)[0], width=122,
                                  paint=lambda one: ChipCell(*minutes_chip(one.session))),
        )  # fmt: skip
        super().__init__(
            context,
            columns,
            lambda session_id: opened(session_id, "minutes"),
            title=_("Resoluciones"),
            empty=_("Todavía no hay resoluciones. Se escriben en el asunto y se numeran al levantar la sesión."),
        )

    def load(self, body_id: str | None, year: int | None) -> Sequence[ResolutionRow]:
        return resolution_rows(self.context.store, body_id, year)

    def words(self, record: ResolutionRow) -> str:
        return f"{record.label} {record.title} {record.resolves} {record.session.label} {_day(record.session)}"

    def session_of(self, record: ResolutionRow) -> str:
        return record.session.id

    def tell(self, record: ResolutionRow, into: QVBoxLayout) -> None:
        number = _("Resolución {n}").format(n=record.label) if record.number else _("Resolución sin número")
        into.addWidget(label(number, "panel"))
        into.addWidget(label(f"{record.session.label}, {_day(record.session)}", "quiet-text", wrap=True))
        extract = Entry(
            _("Extracto"), lambda: build_extract(view_to_print(self.context.store, record.session.id), record.id)
        )
        into.addLayout(
            row(button(_("Ver el acta"), partial(self._opened, record.session.id), icon="file"),
                export_menu(self.context, lambda: [extract], extract.words), None, spacing=8)
        )  # fmt: skip
        into.addWidget(rule())
        into.addWidget(label(record.title, "strong", wrap=True))
        into.addWidget(label(plain_text(record.resolves), wrap=True))
        if record.number:
            certificates_part(self.context, record.id, into)

    def entries(self) -> list[Entry]:
        return [Entry(_("Resoluciones"), lambda: lists.resolutions_sheet(self.complete()), data=True)]


class VotesTab(RecordsTab[VoteRow]):
    """Every votación with its result; with a member chosen, how that person voted."""

    def __init__(self, context: Context, opened: Open) -> None:
        columns: tuple[Column[VoteRow], ...] = (
            Column(_("Fecha"), lambda one: _day(one.session), width=112, order=lambda one: one.session.date),
            Column(_("Sesión"), lambda one: session_name(one.session), width=132),
            Column(_("Asunto"), lambda one: one.item.title, order=lambda one: fold(one.item.title)),
            Column(
                _("Resultado"),
                lambda one: capital(one.result.outcome.word),
                paint=_outcome,
                width=130,
                order=lambda one: capital(one.result.outcome.word),
            ),
            Column(_("Votos"), lambda one: _counts(one), width=74, right=True),
            Column(_("Su voto"), self._own, width=104),
        )
        super().__init__(
            context,
            columns,
            lambda session_id: opened(session_id, "minutes"),
            title=_("Votaciones"),
            empty=_("Todavía no hay votaciones. Se abren con la moción de un asunto, en la sesión."),
        )
        self.member = choice(_("Integrante"), self._show)
        self.member.setFixedWidth(theme.px(200))
        self.bar.insertWidget(self.bar.count() - 2, self.member)
        self.offer_import("votes")

    def load(self, body_id: str | None, year: int | None) -> Iterable[VoteRow]:
        return vote_rows(self.context.store, body_id, year)

    def loaded(self) -> None:
        people = {who.person.id: who.person.listed_name for one in self.every for who, _ballot in one.ballots}
        ordered = sorted(people.items(), key=lambda pair: pair[1])
        fill_choice(self.member, [("", _("Todos los integrantes")), *ordered])

    @property
    def _person(self) -> str:
        return str(self.member.currentData() or "")

    def kept(self, record: VoteRow) -> bool:
        return not self._person or record.ballot_of(self._person) is not None

    def _show(self) -> None:
        self.table.setColumnHidden(5, not self._person)
        super()._show()

    def _own(self, one: VoteRow) -> str:
        ballot = one.ballot_of(self._person) if self._person else None
        return capital(ballot.value.word) if ballot is not None else ""

    def words(self, record: VoteRow) -> str:
        return (
            f"{record.item.title} {record.motion.text} {record.session.label} {_day(record.session)}"
            f" {capital(record.result.outcome.word)} {record.result.rule.label}"
        )

    def session_of(self, record: VoteRow) -> str:
        return record.session.id

    def tell(self, record: VoteRow, into: QVBoxLayout) -> None:
        result = record.result
        into.addWidget(label(record.item.title, "panel", wrap=True))
        into.addWidget(label(f"{record.session.label}, {_day(record.session)}", "quiet-text", wrap=True))
        cell = _outcome(record)
        into.addLayout(
            row(Chip(cell.word, cell.tone, cell.icon), label(counts_words(result.counts), wrap=True), spacing=8)
        )
        if record.motion.text:
            into.addWidget(label(record.motion.text, wrap=True))
        into.addWidget(rule())
        for member, ballot in record.ballots:
            word = capital(ballot.value.word)
            word = _("{vote}, segundo voto").format(vote=word) if ballot.second else word
            into.addLayout(row(label(member.person.short_name), None, Chip(word, *_BALLOTS[ballot.value]), spacing=8))
        if not record.ballots:
            into.addWidget(label(_("Votación {kind}, sin votos por nombre.").format(
                kind=record.vote.type.word), "quiet-text", wrap=True))  # fmt: skip
        into.addWidget(rule())
        why = f"{capital(result.rule.label)}. {result.explanation}"
        into.addWidget(label(why, "quiet-text", wrap=True))
        into.addLayout(row(button(_("Ver el acta"), partial(self._opened, record.session.id), icon="file"), None))

    def entries(self) -> list[Entry]:
        return [
            Entry(_("Votaciones"), lambda: lists.votes_sheet(self.complete()), data=True),
            Entry(_("Votos por integrante"), lambda: lists.ballots_sheet(self.complete(), self._person), data=True),
        ]


_BALLOTS = {
    BallotValue.FOR: ("good", "check"),
    BallotValue.AGAINST: ("bad", "close"),
    BallotValue.ABSTAIN: ("neutral", "minus"),
    BallotValue.RECUSED: ("attention", "hand"),
    BallotValue.ABSENT: ("neutral", "minus"),
}
_OUTCOMES = {
    Outcome.PASSED: ("good", "check"),
    Outcome.REJECTED: ("bad", "close"),
    Outcome.TIED: ("attention", "scale"),
    Outcome.VOID: ("bad", "close"),
    Outcome.OPEN: ("neutral", "clock"),
}


def _outcome(one: VoteRow) -> ChipCell:
    return ChipCell(capital(one.result.outcome.word), *_OUTCOMES[one.result.outcome])


def _counts(one: VoteRow) -> str:
    return figures(one.result)
