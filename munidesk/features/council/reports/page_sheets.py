"""The tabs beside the sessions: resolutions and votes."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _
from munidesk.base.letters import in_words
from munidesk.base.spanish import capital, fold
from munidesk.documents.text import plain_text
from munidesk.features.council.certificates.page import ask_certificate, certificates_part, notify
from munidesk.features.council.domain import BallotValue, Outcome
from munidesk.features.council.fulfilment.page import ask_fulfilment, fulfilment_part, standing_cell
from munidesk.features.council.minutes.document_extract import build_extract
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.reports import document as lists
from munidesk.features.council.reports.page import RecordsTab, choice, fill_choice
from munidesk.features.council.reports.store import (
    ResolutionRow,
    VoteRow,
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
from munidesk.ui import theme
from munidesk.ui.cells import ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.table import Column
from munidesk.ui.widgets import Chip, button, label, row, rule

Open = Callable[..., None]


def _day(session: SessionRow) -> str:
    return show_date(session.date, "d MMM y").replace(".", "")


class ResolutionsTab(RecordsTab[ResolutionRow]):
    every_body = True

    def __init__(self, context: Context, opened: Open) -> None:
        columns: tuple[Column[ResolutionRow], ...] = (
            Column(_("N.º"), lambda one: one.label, width=88,
                                  paint=lambda one: TextCell(one.label, strong=True)),
            Column(_("Fecha"), lambda one: _day(one.session), width=112, order=lambda one: one.session.date),
            Column(_("Título"), lambda one: one.title, order=lambda one: fold(one.title)),
            Column(_("Sesión"), lambda one: session_name(one.session), width=132),
            Column(_("Cumplimiento"), lambda one: _standing(one).word, width=120,
                                  paint=lambda one: _standing(one) if one.fulfilment is not None else None,
                                  order=lambda one: one.standing(today()).place),
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
        self._follow = button(
            _("Seguimiento…"), self.follow, icon="clock", tip=_("Quién la lleva, plazo y cumplimiento")
        )
        self.bar.insertWidget(self.bar.count() - 1, self._follow)
        self.offer_import("resolutions")
        notified, certified = (
            button(_("Notificar…"), self._do(notify), icon="mail"),
            button(_("Preparar certificado…"), self._do(ask_certificate), icon="stamp"),
        )
        self._below = QWidget()  # where no detail stands beside the list
        self._below.setLayout(row(notified, certified, None, spacing=8))
        self.lists.addWidget(self._below)

    def _do(self, verb: Callable[[Context, str], object]) -> Callable[[], None]:
        """Of the resolution of the cursor."""

        def do() -> None:
            if self.table.current is not None:
                verb(self.context, self.table.current.id)

        return do

    def _fit(self) -> None:
        super()._fit()
        one = self.current
        offered = one is not None and one.number is not None and not self.context.store.read_only
        self._below.setVisible(offered and not self.side.isVisibleTo(self))

    def follow(self) -> None:
        """Who sees to the resolution of the cursor, by when, and how it was fulfilled."""
        record = self.table.current
        if record is None or record.number is None:
            self.context.toast(_("Elija una resolución con número: lo recibe al levantar la sesión."), False)
            return
        ask_fulfilment(self.context, record.id, record.label)

    def _tell(self) -> None:
        super()._tell()
        self._follow.setVisible(bool(self.table.records) and not self.context.store.read_only)
        self._fit()

    def load(self, body_id: str | None, year: int | None) -> Sequence[ResolutionRow]:
        return resolution_rows(self.context.store, body_id, year, kind=self.of_kind)

    def words(self, record: ResolutionRow) -> str:
        return (
            f"{record.label} {record.title} {in_words(record.resolves)} {record.session.label} {_day(record.session)}"
        )

    def session_of(self, record: ResolutionRow) -> str:
        return record.session.id

    def tell(self, record: ResolutionRow, into: QVBoxLayout) -> None:
        word = town.profile_of(self.context.store).words.resolution
        into.addWidget(label(f"{word} {record.label if record.number else _('sin número')}", "panel"))
        into.addWidget(label(self.where(record.session), "quiet-text", wrap=True))
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
            fulfilment_part(self.context, record.id, record.label, into)
            certificates_part(self.context, record.id, into)

    def entries(self) -> list[Entry]:
        several = self.body.count() > 1
        return [
            Entry(_("Resoluciones"), lambda: lists.resolutions_sheet(self.complete()), data=True),
            Entry(
                _("Seguimiento de resoluciones"),
                lambda: lists.fulfilments_sheet(self.complete(), several=several),
                data=True,
            ),
        ]


def _standing(one: ResolutionRow) -> ChipCell:
    if one.fulfilment is None:
        return ChipCell("")
    return standing_cell(one.standing(today()))


class VotesTab(RecordsTab[VoteRow]):
    """Every votación with its result; with a member chosen, how that person voted."""

    every_body = True

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
            Column(_("Votos"), lambda one: _counts(one), width=110, right=True),
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
        self.member.setFixedWidth(theme.px(180))
        self.bar.insertWidget(self.bar.count() - 2, self.member)
        self.offer_import(
            "votes",
            ("counts", _("Totales de votaciones (secretas, simbólicas)…")),
            ("elections", _("Votos de elecciones…")),
            words=_("Votos por integrante…"),
        )

    def load(self, body_id: str | None, year: int | None) -> Iterable[VoteRow]:
        return vote_rows(self.context.store, body_id, year, kind=self.of_kind)

    def loaded(self) -> None:
        people = {who.person.id: who.person.listed_name for one in self.every for who, _ballot in one.ballots}
        ordered = sorted(people.items(), key=lambda pair: pair[1])
        fill_choice(self.member, [("", _("Todos los integrantes")), *ordered])

    @property
    def _person(self) -> str:
        return str(self.member.currentData() or "")

    def kept(self, record: VoteRow) -> bool:
        """All the votes of the days that she held the seat: those of an absence too."""
        return not self._person or record.ballot_of(self._person) is not None or self._person in record.unvoted

    def _show(self) -> None:
        self.table.setColumnHidden(5, not self._person)
        super()._show()

    def _own(self, one: VoteRow) -> str:
        ballot = one.ballot_of(self._person) if self._person else None
        return capital(ballot.value.word) if ballot is not None else one.unvoted.get(self._person, "")

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
        into.addWidget(label(self.where(record.session), "quiet-text", wrap=True))
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
