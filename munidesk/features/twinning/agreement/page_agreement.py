"""The tab of the agreement: its state, its versions, both texts a row for each article with what changed in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.features.twinning.agreement import store as pacts
from munidesk.features.twinning.agreement.page_texts import TextsTable
from munidesk.features.twinning.agreement.page_track import Track
from munidesk.features.twinning.cities import exports
from munidesk.features.twinning.codes import Answer, Language, Opinion
from munidesk.features.twinning.domain import (
    AgreementArticle,
    AgreementObservation,
    AgreementVersion,
    TwinningAgreement,
)
from munidesk.features.twinning.kinds import ARTICLES, OBSERVATIONS, PACTS
from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.view import TwinningView
from munidesk.features.twinning.words import state_word
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry
from munidesk.ui.ask_record import ask_record
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.widgets import Chip, button, card, column, elided, row

_TEXTS = ("title", "text")
_ANSWERS = {"1": Answer.ACCEPTED, "2": Answer.PARTLY, "3": Answer.EXPLAINED}


class AgreementPart(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._version = ""
        self._compare = True
        self.track = Track()
        self._which = QComboBox()
        self._which.setAccessibleName(_("Versión"))
        self._which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._which.activated.connect(lambda _at: self._show_version(str(self._which.currentData())))
        self._same = Chip()
        self.table = TextsTable()
        self.table.setAccessibleName(_("Artículos del acuerdo"))
        self.table.asked.connect(self.do)
        self._foot = elided(kind="quiet", stretch=True)
        self._buttons = {
            "terms": button(_("Vigencia…"), lambda: self.do("terms")),
            "version": button(_("Nueva versión"), lambda: self.do("version"), tip="Ctrl+Shift+V"),
            "observe": button(_("Observación…"), lambda: self.do("observe"), tip="B"),
            "opinion": button(_("Dictamen…"), lambda: self.do("opinion")),
            "sign": button(_("Firmar…"), lambda: self.do("sign"), kind="primary"),
            "register": button(_("Registrar…"), lambda: self.do("register")),
            "renew": button(_("Renovar…"), lambda: self.do("renew")),
            "end": button(_("Terminar…"), lambda: self.do("end")),
        }
        holder = card()
        holder.setProperty(PANEL, True)
        inner = column(spacing=0, margins=(1, 1, 1, 1))
        inner.addLayout(row(self.track, self._same, self._which, margins=(14, 8, 14, 8)))
        inner.addWidget(self.table, 1)
        inner.addLayout(row(self._foot, margins=(14, 8, 14, 0)))
        inner.addLayout(row(None, *self._buttons.values(), spacing=6, margins=(14, 4, 14, 8)))
        holder.setLayout(inner)
        self.setLayout(column(holder))
        self.setFocusProxy(self.table)

    # -- what is shown

    def show_view(self, view: TwinningView) -> None:
        ids = [one.id for one in view.versions]
        if self._version not in ids:
            self._version = ids[-1] if ids else ""
        self.track.show_state(view.state, asks_opinion=view.asks_opinion)
        self._which.clear()
        for one in view.versions:
            self._which.addItem(self._called(view, one), one.id)
        self._which.setCurrentIndex(self._which.findData(self._version))
        self._which.setMinimumWidth(self._which.sizeHint().width())
        version = self.version
        before = view.before(version) if version is not None and self._compare else None
        earlier = {line.number: line for line in view.lines(before)} if before is not None else None
        observed = view.observations if version is not None and version.id == ids[-1] else ()
        self.table.show_lines(
            view.lines(version), earlier, observed, (view.twinning.own_language, view.twinning.other_language)
        )
        self._same.set(*((_("mismos artículos"), "good", "check") if view.same_articles
                         else (_("faltan artículos"), "attention", "alert")))  # fmt: skip
        self._foot.setText(self._told(view))
        self._show_buttons(view)

    def _called(self, view: TwinningView, one: AgreementVersion) -> str:
        working = one.id == view.versions[-1].id and view.agreement.signed_on is None
        return _("{version} en trabajo").format(version=one.title) if working else one.title

    def _told(self, view: TwinningView) -> str:
        if view.observations:
            n = len(view.observations)
            return _("Observaciones respondidas: {a} de {n}.").format(a=n - view.unanswered, n=n)
        if view.asks_opinion and view.agreement.signed_on is None:
            return _("Sin dictamen favorable no se firma.")
        return state_word(view.state).capitalize() + "."

    def _show_buttons(self, view: TwinningView) -> None:
        pact = view.agreement
        signed, over = pact.signed_on is not None, pact.ended_on is not None
        there = {
            "terms": not over, "version": not signed, "observe": view.asks_opinion and not signed,
            "opinion": view.asks_opinion and not signed, "sign": not signed,
            "register": signed and not pact.registry and view.asks_opinion, "renew": signed and not over,
            "end": signed and not over,
        }  # fmt: skip
        for name, widget in self._buttons.items():
            widget.setVisible(self.writes and there[name])

    @property
    def version(self) -> AgreementVersion | None:
        return next((one for one in self.view.versions if one.id == self._version), None) if self.view else None

    def _show_version(self, key: str) -> None:
        self._version = key
        if self.view is not None:
            self.show_view(self.view)

    def entries(self) -> Sequence[Entry]:
        if self.view is None:
            return ()
        store, chosen = self.context.store, Selection(id=self.view.twinning.id)
        return (
            Entry(_("Acuerdo en los dos idiomas"), lambda: exports.agreement(store, chosen)),
            Entry(_("Ficha del hermanamiento"), lambda: exports.file(store, chosen)),
        )

    def says(self, there: QWidget) -> Said:
        del there
        keys = (
            ("↑ ↓", _("artículo")), ("Enter", _("escribirlo")), ("Ins", _("artículo nuevo")),
            ("1 2 3", _("responder la observación")), ("V", _("comparar versiones")), ("B", _("observación")),
        )  # fmt: skip
        return _("Teclas del acuerdo"), keys, ("F6", _("otro panel")), ""

    # -- verbs

    def do(self, name: str) -> None:
        """By its key or its button."""
        view = self.view
        if name == "compare" and view is not None:
            self._compare = not self._compare
            self.show_view(view)
            return
        if view is None or not self.writes:
            return
        if name in _ANSWERS:
            self._answer(_ANSWERS[name])
            return
        verbs: Mapping[str, Callable[[TwinningView], object]] = {
            "edit": self._edit, "new": self._new_article, "remove": self._remove, "terms": self._terms,
            "version": self._new_version, "observe": self._observe, "opinion": self._opinion, "sign": self._sign,
            "register": self._register, "renew": self._renew, "end": self._end,
        }  # fmt: skip
        verbs[name](view)

    def _edit(self, view: TwinningView) -> None:
        observed = self.table.observation
        if observed is not None:
            self._ask_observation(view, observed)
            return
        line = self.table.line
        if line is not None:
            self._ask_article(view, line.number, line.own, line.other)

    def _new_article(self, view: TwinningView) -> None:
        if self.version is not None:
            self._ask_article(view, pacts.next_number(self.context.store, self._version), None, None)

    def _ask_article(
        self, view: TwinningView, number: int, own: AgreementArticle | None, other: AgreementArticle | None
    ) -> None:
        """Both languages in one dialog: what is written in one is looked at in the other."""
        blank = AgreementArticle(version_id=self._version, number=number)
        mine, theirs = own or blank, other or replace(blank, language=Language.OTHER)
        language = view.twinning.other_language or _("el otro idioma")
        also = {
            "other_title": Field("other_title", _("Título en {language}").format(language=language.lower())),
            "other_text": Field("other_text", _("Texto en {language}").format(language=language.lower()), Kind.LONG),
        }
        written: dict[str, str] = {"other_title": theirs.title, "other_text": theirs.text}

        def said(one: AgreementArticle, told: Mapping[str, str]) -> AgreementArticle:
            written.update({name: told.get(name, "") for name in also})
            return one

        def save(one: AgreementArticle) -> None:
            kept = replace(theirs, title=written["other_title"], text=written["other_text"])
            pacts.save_article(self.context.store, self._version, one, kept)

        ask_record(self.context, ARTICLES, mine, _TEXTS, _("Artículo {n}").format(n=number), save, view.figures,
                   also=also, said=said, values={name: written[name] for name in also})  # fmt: skip

    def _remove(self, _view: TwinningView) -> None:
        observed, line = self.table.observation, self.table.line
        store = self.context.store
        if observed is not None:
            self.try_(pacts.remove_observation, store, observed.id)
        elif line is not None and self.try_(pacts.remove_article, store, self._version, line.number):
            self.context.toast(_("Se quitó el artículo de los dos textos."), True)

    def _answer(self, sense: Answer) -> None:
        one = self.table.observation
        if one is None:
            self.context.toast(_("Elija una observación: están debajo de su artículo."), False)
        elif sense is Answer.EXPLAINED and not one.reply and self.view is not None:
            self._ask_observation(self.view, replace(one, answer=sense))
        else:
            self.try_(pacts.answer, self.context.store, one.id, sense)

    def _observe(self, view: TwinningView) -> None:
        line = self.table.line
        blank = AgreementObservation(
            agreement_id=view.agreement.id, text="", day=today(), author=_("Cancillería"),
            article=line.number if line is not None else 0,
        )  # fmt: skip
        self._ask_observation(view, blank)

    def _ask_observation(self, view: TwinningView, one: AgreementObservation) -> None:
        names = ("day", "author", "article", "text", "answer", "reply")

        def save(kept: AgreementObservation) -> None:
            day = kept.answered_on or today() if kept.answer is not Answer.NONE else None
            pacts.save_observation(self.context.store, replace(kept, answered_on=day))

        ask_record(self.context, OBSERVATIONS, one, names, _("Observación al acuerdo"), save, view.figures)

    def _new_version(self, view: TwinningView) -> None:
        made: list[str] = []
        if self.try_(lambda: made.append(pacts.new_version(self.context.store, view.agreement.id).id)):
            self._show_version(made[-1])
            self.context.toast(_("Versión nueva, en trabajo: Enter escribe un artículo."), True)

    def _terms(self, view: TwinningView) -> None:
        names = ("title", "other_title", "in_force_on", "months", "notice_months", "renewal")
        self._ask(view, names, _("Vigencia del acuerdo"), lambda one: pacts.save_terms(self.context.store, one))

    def _opinion(self, view: TwinningView) -> None:
        sense = view.agreement.opinion if view.agreement.opinion is not Opinion.NONE else Opinion.FAVOURABLE
        self._ask(view, ("opinion", "opinion_number", "opinion_on"), _("Dictamen de la Cancillería"),
                  lambda one: pacts.record_opinion(
                      self.context.store, view.twinning.id, one.opinion, one.opinion_number, one.opinion_on or today()
                  ), opinion=sense, opinion_on=today())  # fmt: skip

    def _sign(self, view: TwinningView) -> None:
        self._ask(view, ("signed_on", "signed_at", "signed_by"), _("Firma del acuerdo"),
                  lambda one: pacts.sign(
                      self.context.store, view.twinning.id, one.signed_on or today(), one.signed_at, one.signed_by
                  ), signed_on=today())  # fmt: skip

    def _register(self, view: TwinningView) -> None:
        self._ask(view, ("registry", "registered_on", "in_force_on"), _("Registro del acuerdo"),
                  lambda one: pacts.register(
                      self.context.store, view.twinning.id, one.registered_on or today(), one.registry, one.in_force_on
                  ), registered_on=today())  # fmt: skip

    def _renew(self, view: TwinningView) -> None:
        found = view.term
        self._ask(view, ("renewed_on",), _("Renovación del acuerdo"),
                  lambda one: pacts.renew(self.context.store, view.twinning.id, one.renewed_on or today()),
                  renewed_on=found.end if found is not None else today())  # fmt: skip

    def _end(self, view: TwinningView) -> None:
        self._ask(view, ("ended_on", "ended_why"), _("Fin del acuerdo"),
                  lambda one: pacts.end(
                      self.context.store, view.twinning.id, one.ended_on or today(), one.ended_why
                  ), ended_on=today())  # fmt: skip

    def _ask(
        self,
        view: TwinningView,
        names: Sequence[str],
        title: str,
        save: Callable[[TwinningAgreement], object],
        **first: object,
    ) -> None:
        pact = replace(view.agreement, **first)  # type: ignore[arg-type]
        ask_record(self.context, PACTS, pact, names, title, save, view.figures)
