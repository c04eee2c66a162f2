"""The step of the first run that asks what it is, its country, and how many members the norm gives its council."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.town.domain import TownKind
from munidesk.town.page_first_run_pages import Replaced, listed, page
from munidesk.town.profile import Profile
from munidesk.town.profile_words import to_check
from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.ui import theme
from munidesk.ui.widgets import column, label, row

_CHECKED = 12
"""Lines of what has to be verified: no country has more that are not told in one."""


class CountryStep(QWidget):
    """`kind`, `country` and `seats`, with what they bring; the number is proposed by the country's usual one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.country, self.seats = QComboBox(), QComboBox(), QSpinBox()
        for each in TownKind:
            self.kind.addItem(capital(each.word), each.value)
        self.kind.setAccessibleName(_("¿Qué es?"))
        self.kind.setMaximumWidth(theme.px(360))
        self.kind.currentIndexChanged.connect(lambda _index: self._show_kind())
        for code in COUNTRIES:
            self.country.addItem(load_profile(code).name, code)
        self.country.setAccessibleName(_("País"))
        self.country.setMaximumWidth(theme.px(360))
        self.country.currentIndexChanged.connect(lambda _index: self._show())
        self.seats.setRange(1, 199)
        self.seats.setAccessibleName(_("Integrantes que le da la norma"))
        self.seats.setFixedWidth(theme.px(96))
        self.seats.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # it is typed, or goes up and down by its arrows
        self.seats.valueChanged.connect(lambda _value: self._show_facts())
        self._usual = label(kind="quiet-text", wrap=True)
        self._facts, self._checks = Replaced(), Replaced()
        legal = _("Integrantes que le da la norma (sobre este número se cuenta el quórum)")
        self._title = label(legal, "quiet", wrap=True)
        self._asked = QWidget()
        asked = row(self.seats, spacing=12)
        asked.addWidget(self._usual, 1)
        self._asked.setLayout(asked)
        self._begins = label(kind="quiet-text", wrap=True)
        made = page(
            label(_("¿Qué es?"), "quiet"), self.kind, self._begins, label(_("País"), "quiet"), self.country,
            self._title, self._asked, self._facts, beside=self._checks,
        )  # fmt: skip
        self.setLayout(column(made, spacing=0))
        self._show()
        self._show_kind()

    @property
    def what(self) -> TownKind:
        """What it is said to be: without a council nothing is asked of one."""
        return TownKind(str(self.kind.currentData()))

    def _show_kind(self) -> None:
        council = self.what is TownKind.MUNICIPALITY
        for one in (self._title, self._asked, self._facts):
            one.setVisible(council)
        self._checks.setVisible(council)
        self._begins.setText(begins_with(self.what))
        self.changed.emit()

    @property
    def profile(self) -> Profile:
        return load_profile(str(self.country.currentData() or "UY"))

    def asks_on(self) -> bool:
        """Whether Enter, where the keyboard is, goes on."""
        return self.kind.hasFocus() or self.country.hasFocus() or self.seats.hasFocus()

    def _show(self) -> None:
        self.seats.setValue(self.profile.seats)
        self._usual.setText(usual_size(self.profile))
        self._show_facts()
        self._checks.show_widget(country_checks(self.profile))

    def _show_facts(self) -> None:
        facts, holder = column(spacing=8), QWidget()
        for one in country_facts(self.profile, self.seats.value()):
            facts.addLayout(one)
        holder.setLayout(facts)
        self._facts.show_widget(holder)


def begins_with(kind: TownKind) -> str:
    """What its file is led by; a municipality needs no explanation."""
    if kind is TownKind.INSTITUTE:
        return _("Forma a personal de muchos municipios. Empieza por la capacitación y no tiene Concejo.")
    if kind is TownKind.ORGANISATION:
        return _("Mira a su municipio y le pide cambios. Empieza por el gobierno abierto y no tiene Concejo.")
    return ""


def usual_size(profile: Profile) -> str:
    """Where the number that is proposed comes from, and that it has to be looked up where nobody read it."""
    source = next((one for one in profile.sources if one.path == "council"), None)
    said = _("Lo usual: {n}.").format(n=profile.seats)
    if source is None or not source.note:
        return said
    return _("{usual} {source}: {caution}.").format(usual=said, source=source.source, caution=source.note)


def country_facts(profile: Profile, seats: int) -> list[QHBoxLayout]:
    """What the country brings to a council of so many members: label and value."""
    quorum = profile.rules.quorum
    facts = (
        (_("Órgano"), profile.council_name),
        (_("Quórum"), _("{n} de {total}").format(n=quorum.needed(seats), total=seats)),
        (_("Artículo"), quorum.article or _("según su norma")),
        (_("Hoja"), profile.page_default),
        (_("Período"), _("{n} años").format(n=profile.term_years)),
    )
    return [_fact(*one) for one in facts]


def _fact(name: str, value: str) -> QHBoxLayout:
    said = label(name, "quiet-text")
    said.setFixedWidth(theme.px(104))
    made = row(said, spacing=8)
    made.addWidget(label(value, wrap=True), 1)
    return made


def country_checks(profile: Profile) -> QWidget:
    """What was written from memory, named: before anything depends on it."""
    waiting = tuple(dict.fromkeys(one.what for one in to_check(profile)))
    title = _("Verifique en su norma")
    if not waiting:
        return listed(title, [_("Nada: lo de este país se comparó con sus normas.")])
    made = listed(title, waiting[:_CHECKED], "alert", "attention")
    layout = made.layout()
    assert layout is not None
    layout.addWidget(label(_("Se escribió de memoria. Ajustes › Reglas dice qué y de dónde."), "quiet", wrap=True))
    return made
