"""Beside the list of speakers: how many are there, the line that writes down who asks, and the time used."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.council.speakers.domain import SpeakerKind, Turn
from munidesk.features.council.speakers.words import clock_words
from munidesk.features.council.view import SessionView
from munidesk.town.roster_names import name_key
from munidesk.ui.combo import Combo
from munidesk.ui.entry import EntryLine
from munidesk.ui.scroll import scrolling
from munidesk.ui.side import grows
from munidesk.ui.widgets import button, column, keycap, label, row, rule


class FloorSide(QFrame):
    """`asked` gives (kind, name, member, zone, whether the acta names them); `left` goes back to the list."""

    asked = Signal(object, str, str, str, bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._numbers: dict[str, int] = {}
        self._view: SessionView | None = None
        self._count, self._of = label(kind="figure"), label(kind="quiet-text")
        self._quorum = label(wrap=True)
        self.line = EntryLine()
        self.line.setAccessibleName(_("Anotar a quien pide la palabra"))
        self.line.setPlaceholderText(_("Nombre, zona"))
        self.line.returnPressed.connect(self._entered)
        self.line.installEventFilter(self)
        self._kind = Combo()
        self._kind.setAccessibleName(_("Quién es"))
        for kind, words in (
            (SpeakerKind.NEIGHBOUR, _("Vecindad")), (SpeakerKind.MEMBER, _("Concejo")),
            (SpeakerKind.ORGANISATION, _("Organización u otro órgano")),
        ):  # fmt: skip
            self._kind.addItem(words, kind.value)
        self.named = QCheckBox(_("El acta dice su nombre"))
        self._times = label(wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = column(spacing=8, margins=(14, 12, 14, 12))
        inner.addWidget(label(_("Asistencia"), "strong"))
        inner.addLayout(row(self._count, self._of, None, spacing=6))
        inner.addWidget(self._quorum)
        inner.addWidget(rule())
        inner.addWidget(label(_("Anotar a quien pide la palabra"), "strong"))
        entry = row(self.line, keycap("O"), spacing=6)
        entry.setStretch(0, 1)
        inner.addLayout(entry)
        inner.addWidget(self._kind)
        inner.addWidget(self.named)
        inner.addLayout(row(button(_("Anotar"), self._entered, kind="small", icon="plus"), None))
        inner.addWidget(
            label(
                _(
                    "Un número anota a quien integra el órgano. A una vecina le basta el nombre, o ninguno:"
                    " se guarda aparte, y el acta lo dice solo si ella quiere."
                ),
                "quiet", wrap=True,
            )
        )  # fmt: skip
        inner.addWidget(rule())
        inner.addWidget(label(_("Tiempo de palabra"), "strong"))
        inner.addWidget(self._times)
        inner.addStretch(1)
        holder = QWidget()
        holder.setLayout(inner)
        self.setLayout(column(scrolling(holder), spacing=0, margins=(1, 1, 1, 1)))
        grows(self, 236)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc goes back to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def show_view(self, view: SessionView, turns: tuple[Turn, ...], numbers: dict[str, int]) -> None:
        """How many are there, and the numbers of the roster."""
        del turns
        self._view, self._numbers = view, numbers
        public = view.session.public_present or 0
        self._count.setText(str(len(view.seated()) + public))
        self._of.setText(_("personas"))
        self._quorum.setText(view.quorum.explanation)

    def show_times(self, turns: tuple[Turn, ...], now: datetime) -> None:
        """Minutes by kind of speaker."""
        words = {
            SpeakerKind.NEIGHBOUR: _("Vecinas y vecinos"), SpeakerKind.MEMBER: _("Concejo"),
            SpeakerKind.ORGANISATION: _("Organizaciones"),
        }  # fmt: skip
        lines, whole = [], 0
        for kind, name in words.items():
            spoken = [one for one in turns if one.kind is kind and not one.waits]
            if spoken:
                seconds = sum(one.seconds(now) for one in spoken)
                whole += seconds
                people = ngettext("{n} turno", "{n} turnos", len(spoken)).format(n=len(spoken))
                lines.append(f"{name}: {people}, {clock_words(seconds)}")
        lines.append(_("Total: {time}").format(time=clock_words(whole)))
        self._times.setText("\n".join(lines))

    def _entered(self) -> None:
        """«4» is the member of that number; «Elsa Cardozo, Zona Sur» a neighbour with her zone."""
        name, _comma, zone = (part.strip() for part in self.line.text().partition(","))
        kind = SpeakerKind(str(self._kind.currentData()))
        member = self._member(name, kind)
        if member:
            self.asked.emit(SpeakerKind.MEMBER, "", member, "", False)
        else:
            self.asked.emit(kind, name, "", zone, self.named.isChecked())

    def _member(self, said: str, kind: SpeakerKind) -> str:
        if said.isdigit():
            return next((key for key, n in self._numbers.items() if n == int(said)), "")
        words = set(name_key(said).split())
        if kind is not SpeakerKind.MEMBER or self._view is None or not words:
            return ""
        found = [one.id for one in self._view.members if words <= set(name_key(one.person.full_name).split())]
        return found[0] if len(found) == 1 else ""

    def written(self) -> None:
        """The line is empty again for the next one."""
        self.line.clear()
        self.named.setChecked(False)


def with_key(made: QWidget, key: str) -> QWidget:
    """A button and its key, never apart."""
    holder = QWidget()
    holder.setLayout(row(made, keycap(key), spacing=6))
    return holder
