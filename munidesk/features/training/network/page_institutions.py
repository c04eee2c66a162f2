"""«Instituciones»: with whom the town learns, by country and region, when they last spoke, and what they agreed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, msgid, ngettext
from munidesk.base.spanish import capital, fold
from munidesk.features.training.domain_network import Institution
from munidesk.features.training.kinds import EXCHANGES, INSTITUTIONS
from munidesk.features.training.network.page_tab import PartTab, Told, Verb
from munidesk.features.training.network.store import agree, contacted, remove_institution
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_removal import may_remove
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import TextCell
from munidesk.ui.table import Column

_FIELDS = ("name", "kind", "country", "region", "contact", "last_contact", "agreed_until", "notes")


def since_words(one: Institution) -> str:
    """«hace 40 días», «nunca»: who was not spoken with for long is easily seen."""
    if one.last_contact is None:
        return _("nunca")
    days = (today() - one.last_contact).days
    return _("hoy") if days == 0 else ngettext("hace {n} día", "hace {n} días", days).format(n=days)


_KEYS = {
    (Qt.Key.Key_C, False): "contact", (Qt.Key.Key_V, False): "agree", (Qt.Key.Key_Delete, False): "remove",
}  # fmt: skip


def _place(one: Institution) -> str:
    return ", ".join(filter(None, (one.region, one.country)))


class InstitutionsTab(PartTab[Institution]):
    name, icon, new_words = msgid("Instituciones"), "council", msgid("Nueva institución")
    first_words = msgid("Todavía no hay ninguna institución en la red.")
    todo = msgid("Agregue la primera: un instituto, una universidad u otro municipio con el que aprende.")
    hints = (
        ("Enter", msgid("cambiar")), ("C", msgid("hubo contacto hoy")), ("V", msgid("convenio")),
        ("Ctrl+N", msgid("nueva")), ("Supr", msgid("quitar")),
    )  # fmt: skip
    keys = _KEYS

    def columns(self) -> Sequence[Column[Institution]]:
        return (
            Column(_("Institución"), lambda one: one.name, paint=lambda one: TextCell(one.name, strong=True),
                   wraps=True, order=lambda one: fold(one.name)),
            Column(_("Región y país"), _place, width=150, wraps=True, order=lambda one: fold(_place(one)), folds=True),
            Column(_("Último contacto"), since_words, width=124,
                   order=lambda one: one.last_contact.toordinal() if one.last_contact else 0),
            Column(_("Convenio"), self._agreement, width=130, paint=self._paint),
        )  # fmt: skip

    def _agreement(self, one: Institution) -> str:
        if one.agreed_until is not None:
            return _("hasta {day}").format(day=show_date(one.agreed_until))
        return _("en trámite") if one.case_id else ""

    def _paint(self, one: Institution) -> TextCell:
        over = one.agreed_until is not None and one.agreed_until < today()
        return TextCell(self._agreement(one), colour="bad" if over else "text2")

    def rows(self) -> Sequence[Institution]:
        return INSTITUTIONS.all(self.context.store)

    def id_of(self, one: Institution) -> str:
        return one.id

    def title_of(self, one: Institution) -> str:
        return one.name

    def sought(self, one: Institution) -> str:
        return " ".join((one.name, one.region, one.country, one.contact, one.kind.word))

    def told(self, one: Institution) -> Told:
        spoken = _("Último: {when}").format(when=since_words(one))
        there = " · ".join(part for part in (capital(one.kind.word), one.region, one.country) if part)
        shared = EXCHANGES.all(self.context.store, institution_id=one.id)
        case = self.context.describe(Ref("case_file", one.case_id)) if one.case_id else None
        return (
            ("", (there,)),
            (
                _("Contacto"),
                (one.contact, spoken) if one.contact else (spoken,),
            ),
            (_("Convenio"), tuple(part for part in (case.title if case else "", self._agreement(one)) if part)),
            (_("Intercambios"), tuple(each.title for each in shared)),
            (_("Observaciones"), tuple(one.notes.splitlines())),
        )

    def verbs(self) -> Sequence[Verb]:
        return (
            ("reply", msgid("Hubo contacto hoy"), "C", self.contact),
            ("folder", msgid("Convenio"), "V", self.agree),
        )

    def on_key(self) -> Mapping[str, Callable[[], object]]:
        return {"contact": self.contact, "agree": self.agree, "remove": self.remove}

    def new(self) -> None:
        country = town.profile_of(self.context.store).name
        self._ask(Institution(name="", country=country), _("Nueva institución"))

    def edit(self) -> None:
        if self.chosen is not None and not self.context.store.read_only:
            self._ask(self.chosen, self.chosen.name)

    def _ask(self, one: Institution, title: str) -> None:
        made: list[str] = []
        if ask_record(
            self.context, INSTITUTIONS, one, _FIELDS, title,
            lambda each: made.append(INSTITUTIONS.save(self.context.store, each).id),
            town.figures(self.context.store),
        ):  # fmt: skip
            self.select(made[0])
            self.table.setFocus()

    def contact(self) -> None:
        """Today; another day is written with Enter."""
        if self.chosen is not None and self.attempt(contacted, self.context.store, self.chosen.id):
            self.context.toast(_("Contacto de hoy anotado."), True)

    def agree(self) -> None:
        """To the case of its agreement, which is opened where there is none."""
        one, made = self.chosen, list[str]()
        if one is not None and self.attempt(lambda: made.append(agree(self.context.store, one.id))):
            self.context.navigator.go("cases.case", id=made[0])

    def remove(self) -> None:
        one = self.chosen
        if one is not None and may_remove(self.context, [Ref(INSTITUTIONS.table, one.id)], one.name):
            self.attempt(remove_institution, self.context.store, one.id)
