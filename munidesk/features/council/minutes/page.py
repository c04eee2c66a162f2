"""Step 4: the acta as it will print, and what the law asks for beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from munidesk.base.dates import now, parse_time, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.problems import Problem
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.features.council.certificates.page import choose_certificate
from munidesk.features.council.domain import SessionState
from munidesk.features.council.minutes.document import as_if_approved, build_minutes, minutes_document
from munidesk.features.council.minutes.document_extract import build_extract
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.rules import last_stamp, minutes_correct, minutes_problems
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.sessions.store import close_session, save_session
from munidesk.features.council.view_data import SessionView
from munidesk.ui import export, theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import ask_choice
from munidesk.ui.drafts import Draft
from munidesk.ui.preview import PdfPreview
from munidesk.ui.problems import ProblemsPanel
from munidesk.ui.scroll import scrolling
from munidesk.ui.side import add_side
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button, card, column, label, row, rule

REDRAW_MS = 300


class MinutesStep(QWidget):
    def __init__(self, context: Context, go: Callable[[str, str], None]) -> None:
        super().__init__()
        self._context = context
        self._go = go
        self._view: SessionView | None = None
        self._drawn: SessionView | None = None
        self._drawing = False
        self._complete = False
        self._preview = PdfPreview()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAW_MS)
        self._timer.timeout.connect(self._draw)
        self._problems = ProblemsPanel(_("Antes de aprobar"), _("Lo que exige la norma."), self._field, self._goto)
        self._asked = scrolling(self._problems)
        side = card("bar")
        self._rest = QWidget()  # below, where nothing is asked above
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        side.setLayout(column(self._asked, rule(), self._take_out(), self._rest, spacing=0))
        layout = row(spacing=0)
        layout.addWidget(self._preview, 1)
        layout.addWidget(rule(vertical=True))
        add_side(layout, side, 376)
        self.setLayout(layout)

    def _take_out(self) -> QWidget:
        """«Guardar el documento»: Word, PDF, large letters, extract."""
        holder = QWidget()
        grid = QGridLayout()
        grid.setSpacing(8)
        buttons = (
            button(_("Word"), partial(self._export, ".docx"), icon="word"),
            button(_("PDF"), partial(self._export, ".pdf"), icon="pdf"),
            button(_("Letra grande"), self._reading, icon="letters"),
            button(_("Extracto…"), self._extract, icon="scissors"),
            button(_("Certificado…"), self._certificate, icon="stamp"),
        )
        self._of_original = buttons[2:]
        for index, made in enumerate(buttons):
            grid.addWidget(made, index // 2, index % 2)
        self._note = label(kind="quiet", wrap=True)
        layout = column(label(_("Guardar el documento"), "strong"), spacing=10, margins=(16, 12, 16, 12))
        layout.addLayout(grid)
        layout.addWidget(self._note)
        holder.setLayout(layout)
        self.setFocusProxy(buttons[0])
        return holder

    # -- showing

    def show_view(self, view: SessionView) -> None:
        self._view = view
        problems = () if view.frozen or view.public else minutes_problems(view)
        self._problems.show_problems(problems, minutes_correct(view), view.profile.minutes.minimum)
        draft = any(problem.blocks for problem in problems)
        self._asked.setVisible(not view.public)
        self._rest.setVisible(view.public)
        for one in self._of_original:
            one.setVisible(not view.public)
        if view.public:
            words = _("Es la versión pública: el original, con sus firmas, está en la Secretaría.")
            self._note.setText(words if view.frozen else "")
        elif view.frozen:
            self._note.setText(_("El acta está aprobada: sale con su código y sus folios."))
        elif draft:
            self._note.setText(_("Mientras falten datos sale con la marca «Borrador»."))
        else:
            self._note.setText(_("Hasta que se apruebe sale con la marca «Borrador»."))
        self._complete = not view.frozen and not draft
        if view != self._drawn:
            self._preview.busy()
            self._timer.start()

    def leave(self) -> bool:
        return True

    def _draw(self) -> None:
        """On the worker; a change that comes meanwhile is drawn when this one is done."""
        view = self._view
        if view is None or self._drawing or view == self._drawn:
            return
        if view.session.state is SessionState.CONVENED:
            self._preview.clear(_("El acta empieza cuando se abre la sesión."))
            return
        self._drawing, self._drawn = True, view
        try:
            document = minutes_document(self._current() or view, printed_at=now())
        except UserError as error:
            self._failed(error)
            return
        approved = build_minutes(as_if_approved(view), printed_at=now()) if self._complete else None

        def work(_job: Job) -> tuple[bytes, int]:
            return render.pdf_bytes(document), render.page_count(approved) if approved is not None else 0

        self._context.tasks.run(work, self._show, self._failed)

    def _show(self, drawn: tuple[bytes, int]) -> None:
        data, folios = drawn
        self._drawing = False
        self._preview.show_pdf(data)
        if folios and self._complete:
            # The draft has no lines of signature: the acta may take one folio more than what is seen here.
            words = ngettext(
                "Al aprobarse ocupará {n} folio, con las firmas.",
                "Al aprobarse ocupará {n} folios, con las firmas.",
                folios,
            )
            self._note.setText(f"{_('Hasta que se apruebe sale con la marca «Borrador».')} {words.format(n=folios)}")
        self._draw()

    def _failed(self, error: Exception) -> None:
        self._drawing = False
        if isinstance(error, UserError):
            self._preview.clear(str(error))
        else:
            self._context.tasks.failed.emit(error)

    # -- mending

    def _field(self, problem: Problem) -> QWidget | None:
        """The field of the first problem that can be mended here: the hour the session ended."""
        view = self._view
        if view is None or problem.field != "closed_at":
            return None
        holder = QWidget()
        editor = QLineEdit()
        editor.setPlaceholderText(_("hh:mm"))
        editor.setAccessibleName(_("Hora de término"))
        editor.setFixedWidth(theme.px(88))
        draft = Draft(editor, {"hour": editor})
        draft.show(self._context.draft(f"closed_at:{view.session.id}"))
        fault = label(kind="fault", wrap=True)

        def save(text: str) -> None:
            try:
                self._set_end(text)
            except UserError as error:
                fault.setText(str(error))
            else:
                draft.done()

        editor.returnPressed.connect(lambda: save(editor.text()))
        line = row(editor, spacing=8)
        stamp = last_stamp(view)
        if stamp is not None:
            at = show_time(stamp)
            line.addWidget(button(_("Usar {at}").format(at=at), lambda: save(at), kind="small"))
            line.addWidget(label(_("último sello"), "quiet"))
        line.addStretch(1)
        layout = column(spacing=2)
        layout.addLayout(line)
        layout.addWidget(fault)
        holder.setLayout(layout)
        return holder

    def _set_end(self, text: str) -> None:
        view = self._view
        if view is None:
            return
        opened = view.session.opened_at
        moment = datetime.combine(opened.date() if opened else view.session.date, parse_time(text))
        if view.session.state is SessionState.OPEN:
            close_session(self._context.store, view.session.id, moment)
        else:
            save_session(self._context.store, replace(view.session, closed_at=moment))

    def _goto(self, problem: Problem) -> None:
        notice = {"place", "chair_id", "secretary_id", "call_sent", "start", "number"}
        self._go("notice" if problem.field in notice else "live", problem.record)

    # -- taking out

    def _current(self) -> SessionView | None:
        return view_to_print(self._context.store, self._view.session.id) if self._view is not None else None

    def _write(self, build: Callable[[], Document], name: str, suffix: str) -> None:
        path = export.ask_path(self._context, name, suffix)
        if path is not None:
            export.write(self._context, build, path)

    def _export(self, suffix: str) -> None:
        view = self._current()
        if view is not None:
            self._write(
                partial(minutes_document, view, printed_at=now()),
                _("Acta {label}").format(label=view.label.lower()),
                suffix,
            )

    def _reading(self) -> None:
        view = self._current()
        if view is not None:
            kinds = [(".pdf", "PDF"), (".docx", "Word")]
            suffix = ask_choice(self._context.window, _("Letra grande"), _("¿En qué formato?"), kinds)
            if suffix is not None:
                name = _("Copia en letra grande {label}").format(label=view.label.lower())
                self._write(partial(build_reading_copy, view), name, suffix)

    def _certificate(self) -> None:
        view = self._current()
        if view is not None:
            choose_certificate(self._context, view)

    def _extract(self) -> None:
        view = self._current()
        if view is None:
            return
        numbered = [one for one in view.resolutions if one.number is not None]
        if not numbered:
            self._context.toast(_("Esta sesión no tiene resoluciones numeradas."), False)
            return
        labels = [(one.id, f"{one.number}/{one.year}") for one in numbered]
        choices = [((one.id, suffix), f"{one.number}/{one.year} {one.title}".strip() + f" ({kind})")
                   for one in numbered for suffix, kind in ((".docx", "Word"), (".pdf", "PDF"))]  # fmt: skip
        answer = ask_choice(self._context.window, _("Extracto"), _("¿De qué resolución?"), choices)
        if answer is not None:
            chosen, suffix = answer
            name = _("Extracto de la resolución {label}").format(label=dict(labels)[chosen])
            self._write(partial(build_extract, view, chosen), name, suffix)
