"""«Necesidades»: the matrix of people and competences, its coverage, and the courses that close most."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from munidesk.base.i18n import _, msgid, ngettext
from munidesk.features.training.codes import Level, Source
from munidesk.features.training.domain import Competence
from munidesk.features.training.kinds import COMPETENCES
from munidesk.features.training.needs import exports, words
from munidesk.features.training.needs.page_matrix import Matrix
from munidesk.features.training.needs.page_side import NeedsSide, best_for
from munidesk.features.training.page_room import HOME, RoomPage
from munidesk.features.training.programme.store import propose
from munidesk.features.training.store import Needs, needs, read_level
from munidesk.features.training.store_catalogue import load_catalogue
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry
from munidesk.town.page_import_list import import_menu
from munidesk.ui.context import Context
from munidesk.ui.first_step import goes
from munidesk.ui.hints import Said
from munidesk.ui.making import Making
from munidesk.ui.side import add_side
from munidesk.ui.widgets import column, label, row

PEOPLE, PROGRAMME = "capacitacion.people", "capacitacion.programme"


class NeedsPage(RoomPage):
    key, name, icon = HOME, msgid("Necesidades de capacitación"), "cap"

    def __init__(self, context: Context) -> None:
        self.needs: Needs | None = None
        self.source = Source.HEAD
        self.group = 0
        super().__init__(context)

    # -- how it lies

    def make_body(self) -> QWidget:
        self.matrix, self.side = Matrix(), NeedsSide()
        self.matrix.written.connect(self.write)
        self.matrix.asked.connect(self._asked)
        self.matrix.moved.connect(self._follow)
        self.side.proposed.connect(self.to_programme)
        made = QWidget()
        left = QWidget()
        inner = column(spacing=6)
        inner.addWidget(self.matrix, 1)
        self._legend = label(
            _("4 enseña · 3 por su cuenta · 2 con ayuda · 1 conoce · en rojo falta · ?/3 sin evaluar, no es cero · «·» "
              "no se pide"), "quiet-text", wrap=True,
        )  # fmt: skip
        inner.addWidget(self._legend)
        left.setLayout(inner)
        middle = row(left, spacing=12, margins=(24, 12, 24, 12))
        add_side(middle, self.side, 264)
        made.setLayout(middle)
        made.setFocusProxy(self.matrix)
        return made

    def tools(self) -> Sequence[QWidget]:
        self.families = QComboBox()
        self.families.setAccessibleName(_("Familias de competencias"))
        for group in words.GROUPS:
            self.families.addItem(words.group_words(group))
        self.families.activated.connect(self.show_group)
        self._import = import_menu(
            self.context, (("staff", _("Personal y puestos…")), ("levels", _("Niveles…"))), HOME, self, narrow=True
        )
        return self.families, self._import

    def making(self) -> Making | None:
        if self.context.store.read_only or self.needs is None or not self.needs.people:
            return None
        return Making(_("Proponer curso"), self.propose_there)

    def exports(self) -> Sequence[Entry]:
        store = self.context.store
        return (
            Entry(_("Necesidades de capacitación"), lambda: exports.needs_paper(store, Selection())),
            Entry(_("Necesidades"), lambda: exports.needs_sheet(store, Selection()), data=True, paper=False),
        )

    def hints(self, there: QWidget) -> Said:
        other = ("F6", _("otro panel"))
        if there is self.side.courses:
            return _("Teclas de cursos"), (("↑ ↓", _("curso")), ("Enter", _("poner en el programa"))), other, ""
        keys = (
            ("0 – 4", _("nivel")), ("Supr", _("sin evaluar")),
            ("F", _("fuente: {source}").format(source=self.source.word)),
            (_("Espacio"), _("proponer curso")), ("Ctrl+→", _("otra familia")), ("Enter", _("ficha")),
        )  # fmt: skip
        return _("Teclas de niveles"), keys, other, ""

    # -- what is shown

    def open(self, id: str = "", tab: str = "") -> None:  # noqa: A002 - the name in every link
        """The row of a person."""
        del tab
        self.ensure_fresh()
        if id:
            self.matrix.select(id)

    def record(self) -> Ref | None:
        person = self.matrix.person
        return Ref("staff", person.id) if person is not None else None

    def topic(self) -> str:
        return "0"

    def show_all(self) -> None:
        store = self.context.store
        self.needs = found = needs(store)
        self._tell_first(found)
        self.first.stand(not found.people or not found.competences)
        writes = not store.read_only
        self._import.setVisible(writes)
        self.families.setVisible(bool(found.people))
        figures = town.figures(store)
        self.side.show_needs(found, figures, writes=writes)
        shown = self._columns(found)
        self.matrix.show_needs(found, shown, figures)
        n = len(found.people)
        told = _("{n} de {total} competencias").format(n=len(shown), total=len(found.competences))
        said = ngettext("{n} persona", "{n} personas", n).format(n=n)
        self.beside.setText(f"{said} · {told}" if n else "")

    def _columns(self, found: Needs) -> list[Competence]:
        group = words.GROUPS[self.group]
        return [one for one in found.competences if one.family in group]

    def _tell_first(self, found: Needs) -> None:
        if not found.competences:
            self.first.tell(
                _("Todavía no hay competencias ni puestos."),
                _("MuniDesk trae 22 competencias, 16 puestos y 21 cursos; todo se puede cambiar después."),
                Making(_("Cargar las 22 competencias, los puestos y los cursos"), self.load),
            )
        else:
            self.first.tell(
                _("Todavía no hay nadie en su puesto."),
                _("Traiga el personal de una planilla con «Importar…», o agregue a cada persona con su puesto."),
                goes(self.context, _("Ir a Personal"), PEOPLE),
            )

    def _follow(self) -> None:
        """The course that closes most of the competence under the cursor is the one chosen at the right."""
        one = self.matrix.competence
        if self.needs is not None and one is not None and (best := best_for(self.needs, one.id)) is not None:
            self.side.select(best.id)

    # -- verbs

    def load(self) -> None:
        """The competences, posts and courses that come with MuniDesk; what is here stays as it is."""
        made: list[int] = []
        if self.attempt(lambda: made.append(load_catalogue(self.context.store))):
            words_of = ngettext("Se cargó {n} registro.", "Se cargaron {n} registros.", made[0])
            said = words_of.format(n=made[0]) if made[0] else _("Ya estaba todo cargado.")
            self.context.toast(said, bool(made[0]))

    def write(self, level: str) -> None:
        """Write it with the source in use, and go down. One that a stronger source of today outweighs is told."""
        person, competence = self.matrix.person, self.matrix.competence
        store = self.context.store
        if person is None or competence is None or store.read_only:
            return
        chosen = Level(level) if level else None
        if not self.attempt(read_level, store, person.id, competence.id, chosen, source=self.source):
            return
        stands = self.needs.readings.get(person.id, {}).get(competence.id) if self.needs is not None else None
        if stands is not None and stands.source is not self.source:
            said = _("Hoy ya vale otra fuente para ese nivel: {source}.").format(source=stands.source.word)
            self.context.toast(said, True)
        self.matrix.down()

    def _asked(self, what: str) -> None:
        verbs = {
            "next": lambda: self.show_group(self.group + 1), "previous": lambda: self.show_group(self.group - 1),
            "source": self.next_source, "propose": self.propose, "open": self.open_person,
        }  # fmt: skip
        verbs[what]()

    def show_group(self, at: int) -> None:
        """Other families of competences, around the end."""
        self.group = at % len(words.GROUPS)
        self.families.setCurrentIndex(self.group)
        self.show_all()

    def next_source(self) -> None:
        """Who says the levels that are written from now on."""
        every = tuple(Source)
        self.source = every[(self.source.place + 1) % len(every)]
        self.strip.set(*self.hints(self.matrix))

    def propose(self) -> None:
        """The course that closes most of the competence under the cursor, into this year's programme."""
        one = self.matrix.competence
        best = best_for(self.needs, one.id) if self.needs is not None and one is not None else None
        if best is None:
            name = one.title if one is not None else COMPETENCES.one
            self.context.toast(_("Ningún curso sube a nadie en «{name}».").format(name=name), False)
            return
        self.to_programme(best.id)

    def propose_there(self) -> None:
        """As `propose`, with the keyboard on the courses: the next one is an arrow and Enter away."""
        self.propose()
        self.side.courses.setFocus()

    def to_programme(self, course_id: str) -> None:
        if self.needs is None or self.context.store.read_only:
            return
        course = next(one for one in self.needs.courses if one.id == course_id)
        what = self.needs.closing(course)
        made: list[tuple[str, bool]] = []
        if not self.attempt(lambda: made.append(propose(self.context.store, course_id, places=what.people))):
            return
        if made[0][1]:
            said = _("«{course}» quedó en el programa del año.").format(course=course.title)
        else:
            said = _("«{course}» ya está en el programa del año.").format(course=course.title)
        self.context.toast(said, made[0][1])

    def open_person(self) -> None:
        if self.matrix.person is not None:
            self.context.navigator.go(PEOPLE, id=self.matrix.person.id)
