"""What a round amounts to, beside its result: the total in its band, since when it changed, and the radar."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtWidgets import QFrame, QLabel

from munidesk.base.i18n import _, ngettext
from munidesk.instruments import bands
from munidesk.instruments.gains import TOO_MUCH, set_aside, total_of
from munidesk.instruments.page_result import Radar, Shape, Threshold
from munidesk.instruments.scoring import Result, RoundView, result
from munidesk.instruments.shown import part_words, points_words, scale_words, short_dimension, shown
from munidesk.ui import theme
from munidesk.ui.widgets import column, icon_label, label, row


@dataclass(frozen=True, slots=True)
class Compared:
    """A round with its name: the one it is compared with, or its review."""

    view: RoundView
    name: str


class TotalCard(QFrame):
    """A round with blanks shows its provisional figure between floor and ceiling, without a colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.radar = Radar()
        self._total, self._band, self._scale = label(kind="figure"), label(kind="strong"), label(kind="quiet")
        self._rise, self._since = label(kind="strong"), label(kind="quiet", wrap=True)
        self.aside = label(kind="strong", wrap=True)
        self._rise_icon: QLabel = icon_label("gain", "good", 18)
        head = row(self._total, self._band, self._scale, None, self._rise_icon, self._rise, spacing=10)
        layout = column(spacing=2, margins=(12, 10, 12, 0))
        layout.addLayout(head)
        layout.addWidget(self._since)
        layout.addWidget(self.aside)
        whole = column(spacing=2, margins=(4, 0, 4, 8))
        whole.addLayout(layout)
        whole.addWidget(self.radar)
        self.setLayout(whole)

    def fit(self, *, narrow: bool) -> None:
        """The word of the band before that of the scale."""
        self._scale.setVisible(not narrow)

    def show_result(self, view: RoundView, found: Result, name: str, before: Compared | None) -> None:
        """`name` is the round's; `before` the one it is compared with."""
        self._show_total(view, found, before)
        self._show_aside(view, found)
        self._show_radar(view, found, name, before)

    def _show_total(self, view: RoundView, found: Result, before: Compared | None) -> None:
        band = bands.of_total(view, found)
        self._total.setText(points_words(view, found.total if found.settled else found.provisional))
        self._band.setText(band.title if band is not None else _("provisorio"))
        tone = bands.tone(band) if band is not None else "text2"
        self._band.setStyleSheet(f"color: {getattr(theme.tokens(), tone if tone != 'neutral' else 'text2')}")
        self._scale.setText(scale_words(view))
        blank = len(found.blank)
        if not blank:
            parts = [_("sin respuestas en blanco")]
        else:
            parts = [_("piso {floor}, techo {ceiling}").format(floor=points_words(view, found.total),
                                                               ceiling=points_words(view, found.ceiling))]  # fmt: skip
            parts.append(ngettext("{n} en blanco", "{n} en blanco", blank).format(n=blank))
        if before is not None:
            told = _("ronda {name}: {points}").format(
                name=before.name, points=points_words(view, result(before.view).total)
            )
            parts.insert(0, told)
        self._since.setText(" · ".join(parts))
        change = total_of(view) - total_of(before.view) if before is not None else None
        for widget in (self._rise, self._rise_icon):
            widget.setVisible(change is not None)
        if change is not None:
            tone = "bad" if change < 0 else "good"
            self._rise.setText(part_words(view, change))
            self._rise.setStyleSheet(f"color: {getattr(theme.tokens(), tone)}")
            self._rise_icon.setVisible(change > 0)

    def _show_aside(self, view: RoundView, found: Result) -> None:
        """That much of it does not apply, as the cover of its paper says."""
        aside = set_aside(view, found)
        self.aside.setVisible(aside > TOO_MUCH)
        share = view.figures.beyond(aside.numerator, aside.denominator, 20)
        words = _("«No aplica» en el {n} del peso: el total habla solo de lo que queda.")
        self.aside.setText(words.format(n=share))
        self.aside.setStyleSheet(f"color: {theme.tokens().attention}")

    def _show_radar(self, view: RoundView, found: Result, name: str, before: Compared | None) -> None:
        scale = view.instrument.scale
        old = None
        if before is not None:
            scores = {one.dimension.key: one.score for one in result(before.view).dimensions}
            old = Shape(before.name, tuple(scores.get(one.key) for one in view.dimensions))
        now = Shape(name, tuple(one.score if found.settled else one.provisional for one in found.dimensions))
        found_bands = bands.bands_of(view)
        marks = []
        for band in found_bands[1:]:
            at = Fraction(band.start, 100) * scale
            tone = bands.tone(band)
            # The line where red ends is red, where green begins green.
            tone = "bad" if tone == "attention" else tone
            marks.append(Threshold(at, view.figures.number(shown(view, at)), tone if tone != "neutral" else "text2"))
        labels = [short_dimension(one) for one in view.dimensions]
        self.radar.show_shapes(labels, old, now, marks, scale, lambda one: points_words(view, one))
