"""The step of the first run that asks the country, and how many members its norm gives the council."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from munidesk.base.i18n import _
from munidesk.town.page_first_run_pages import Replaced, listed, page
from munidesk.town.profile import Profile
from munidesk.town.profile_words import to_check
from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.ui import theme
from munidesk.ui.widgets import column, label, row

_CHECKED = 12
"""Lines of what has to be verified: no country has more that are not told in one."""


class CountryStep(QWidget):
    """`country` and `seats`, with what they bring; the number is proposed by the country's usual one."""

    def __init__(self) -> None:
        super().__init__()
        self.country, self.seats = QComboBox(), QSpinBox()
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
        asked = row(self.seats, spacing=12)
        asked.addWidget(self._usual, 1)
        title = label(_("Integrantes que le da la norma (sobre este número se cuenta el quórum)"), "quiet", wrap=True)
        made = page(label(_("País"), "quiet"), self.country, title, asked, self._facts, beside=self._checks)
        self.setLayout(column(made, spacing=0))
        self._show()

    @property
    def profile(self) -> Profile:
        return load_profile(str(self.country.currentData() or "UY"))

    def asks_on(self) -> bool:
        """Whether Enter, where the keyboard is, goes on."""
        return self.country.hasFocus() or self.seats.hasFocus()

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
