"""The chosen factor: weight, rating with what it means, evidence, the group's scores, and where it appears."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QToolButton, QWidget

from munidesk.base.errors import DiskError, FileError, UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.swot.checks import parse_weight
from munidesk.features.swot.document_matrix import quadrant_words
from munidesk.features.swot.document_report import came_words
from munidesk.features.swot.domain import Factor
from munidesk.features.swot.rules import allowed_ratings, codes, contribution, group_score, rating_words
from munidesk.features.swot.store import SwotView, factor, save_factor
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_links import LinksPanel
from munidesk.ui import theme
from munidesk.ui.autosave import Autosave
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.growing import GrowingText
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import clear, column, elided, label, row, rule


class FactorDetail(QFrame):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._factor: Factor | None = None
        self._code, self._kind = label(kind="panel"), label(kind="quiet-text")
        self._text = GrowingText(4)
        self._text.setAccessibleName(_("Texto del factor"))
        self._evidence, self._came = GrowingText(3), GrowingText(3)
        self._evidence.setAccessibleName(_("Evidencia"))
        self._texts = {"text": self._text, "evidence": self._evidence, "came": self._came}
        self._saves = {name: Autosave(editor, partial(self._save_text, name)) for name, editor in self._texts.items()}
        for name, editor in self._texts.items():
            editor.textChanged.connect(partial(self._typed, name))
        self._weight = QLineEdit()
        self._weight.setAccessibleName(_("Peso"))
        self._weight.setMinimumWidth(theme.px(62))
        self._weight.setMaximumWidth(theme.px(84))
        self._weight.editingFinished.connect(self._save_weight)
        self._draft = Draft(self._weight, {"weight": self._weight})
        self._ratings = [self._rating_button(rating) for rating in (1, 2, 3, 4)]
        self._meaning = label(kind="quiet", wrap=True)
        self._fault = label(kind="fault", wrap=True)
        self._fault.hide()
        self._came_title = label(kind="quiet")
        self._votes, self._spread = label(kind="strong"), label(kind="quiet", wrap=True)
        self._appears = column(spacing=4)
        self.links = LinksPanel(context, _("Vincular evidencia…"))
        self._empty = label(_("Elija una tarjeta, o escriba la primera y pulse Enter."), "quiet-text", wrap=True)
        self._body = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        figures = row(self._weight, spacing=5)
        for made in self._ratings:
            figures.addWidget(made)
        inner = column(spacing=6, margins=(16, 12, 16, 12))
        inner.addLayout(row(self._code, self._kind, None, spacing=8))
        inner.addWidget(self._text)
        inner.addWidget(rule())
        inner.addLayout(row(label(_("Peso"), "quiet"), None, label(_("Calificación"), "quiet")))
        inner.addLayout(figures)
        for widget in (self._meaning, self._fault, label(_("Evidencia"), "quiet"), self._evidence, self.links):
            inner.addWidget(widget)
        for widget in (
            self._came_title,
            self._came,
            label(_("Voto del grupo · impacto × factibilidad"), "quiet", wrap=True),
        ):
            inner.addWidget(widget)
        inner.addLayout(row(self._votes, None))
        inner.addWidget(self._spread)
        inner.addLayout(self._appears)
        inner.addStretch(1)
        self._body.setLayout(inner)
        scroll = scrolling(self._body)
        self._scroll = scroll
        self._empty.setContentsMargins(16, 16, 16, 16)
        self.setLayout(column(self._empty, scroll, spacing=0, margins=(1, 1, 1, 1)))

    def _rating_button(self, rating: int) -> QToolButton:
        made = QToolButton()
        made.setText(str(rating))
        made.setCheckable(True)
        made.setProperty("kind", "outlined")
        made.setMinimumWidth(theme.px(26))
        made.setMaximumWidth(theme.px(34))
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # gives way on a narrow screen
        t = theme.tokens()
        made.setStyleSheet(
            f"QToolButton {{ background: {t.surface}; border: 1px solid {t.field}; border-radius: 6px; }}"
            f"QToolButton:checked {{ background: {t.selected}; color: {t.accent}; font-weight: 600; }}"
            f"QToolButton:disabled {{ color: {t.off}; border-color: {t.line}; background: {t.sunk}; }}"
            f"QToolButton:focus {{ border: 2px solid {t.accent}; }}"
        )
        made.setAccessibleName(_("Calificación {n}").format(n=rating))
        made.clicked.connect(lambda _checked=False: self._save("rating", rating))
        return made

    def show_factor(self, view: SwotView | None, factor_id: str) -> None:
        found = next((one for one in view.factors if one.id == factor_id), None) if view else None
        if (found.id if found else "") != (self._factor.id if self._factor else ""):
            self.leave()
        self._factor = found
        self._empty.setVisible(found is None)
        self._scroll.setVisible(found is not None)
        self.links.show_owner(Ref("swot_factor", found.id) if found else None)
        if view is not None and found is not None:
            self._show(view, found)

    def _show(self, view: SwotView, one: Factor) -> None:
        self._body.setEnabled(not view.matrix.closed and not self._context.store.read_only)
        self._code.setText(codes(view.factors)[one.id])
        self._kind.setText(quadrant_words(one.quadrant)[0])
        for name, editor in self._texts.items():
            text = str(getattr(one, name))
            if not self._saves[name].waiting and editor.toPlainText() != text:
                editor.setPlainText(text)
        weight = "" if one.weight is None else view.figures.hundredths(one.weight)
        self._draft.follow(self._context.draft(f"factor.weight:{one.id}"), {"weight": weight})
        allowed = allowed_ratings(one.quadrant, view.matrix.convention)
        for rating, made in enumerate(self._ratings, 1):
            made.setEnabled(rating in allowed)
            made.setChecked(rating == one.rating)
        self._meaning.setText(self._meaning_words(view, one, allowed))
        verb = _("{verb}: qué se hace (CAME)").format(verb=came_words(one.quadrant))
        self._came_title.setText(verb)
        self._came.setAccessibleName(verb)
        self._show_votes(view, one)

    def _meaning_words(self, view: SwotView, one: Factor, allowed: tuple[int, ...]) -> str:
        parts = []
        if one.rating is not None:
            words = rating_words(one.quadrant, view.matrix.convention, one.rating)
            parts.append(_("{n} = {words}.").format(n=one.rating, words=words))
        if len(allowed) < 4:
            name = quadrant_words(one.quadrant)[0]
            parts.append(_("{name}: admite {a} o {b}.").format(name=name, a=allowed[0], b=allowed[1]))
        given = contribution(one)
        if given is not None:
            table = "MEFI" if one.quadrant.internal else "MEFE"
            parts.append(_("Aporta {n} a la {table}.").format(n=view.figures.number(given, 2), table=table))
        return " ".join(parts)

    def _show_votes(self, view: SwotView, one: Factor) -> None:
        found = group_score(score for score in view.scores if score.factor_id == one.id)
        if found is None:
            self._votes.setText(_("Nadie lo puntuó todavía"))
            self._spread.setText("")
        else:
            self._votes.setText(_("{n} de 25").format(n=view.figures.number(found.mean, 1)))
            people = ngettext("{n} persona", "{n} personas", found.people).format(n=found.people)
            opinion = _("opiniones repartidas") if found.split else _("opiniones cercanas")
            words = _("{people} · de {a} a {b}: {opinion}")
            self._spread.setText(words.format(people=people, a=found.lowest, b=found.highest, opinion=opinion))
        clear(self._appears)
        own = [each for each in view.strategies if one.id in each.factor_ids]
        if own:
            self._appears.addWidget(label(_("Aparece en"), "quiet"))
        for each in own:
            self._appears.addWidget(elided(f"{each.kind.word} · {each.text}", stretch=True))

    def _typed(self, name: str) -> None:
        if self._texts[name].hasFocus():
            self._saves[name].touch()

    def _save_text(self, name: str) -> None:
        self._save(name, self._texts[name].toPlainText())

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def leave(self) -> bool:
        """Before another factor takes the fields: False when the disk refused what was typed."""
        return False not in [save.leave() for save in self._saves.values()]

    def _save_weight(self) -> None:
        try:
            weight = parse_weight(self._weight.text(), town.figures(self._context.store))
        except UserError as error:
            self._say(str(error))
            return
        self._draft.done()
        if self._factor is not None and weight != self._factor.weight:
            self._save("weight", weight)

    def _save(self, name: str, value: str | int | None) -> None:
        one = self._factor
        if one is None or self._context.store.read_only:
            return
        store, changed = self._context.store, dict[str, Any]({name: value})
        try:
            save_factor(store, replace(factor(store, one.id), **changed), fold=f"factor.{name}:{one.id}")
        except (DiskError, FileError):
            raise
        except UserError as error:
            self._say(str(error))
        else:
            self._say("")
