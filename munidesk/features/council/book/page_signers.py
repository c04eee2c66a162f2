"""The card of the signatures: whom the norm names, who was chosen, when each signed, and the sheets that came back."""

from dataclasses import replace

from PySide6.QtWidgets import QFrame

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.council.book import store_signing as verbs
from munidesk.features.council.book.domain import MinutesSigner
from munidesk.features.council.domain import MinutesState
from munidesk.features.council.minutes.signing import KEYS
from munidesk.features.council.view import SessionView
from munidesk.records.ref import Ref
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.posts import member_title
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import ChipCell, TextCell
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.forms import Field, Kind
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import Chip, button, column, label, row

_IN_SIGHT = 8
"""Rows; of a larger council the rest is scrolled to."""
_SCANS = (".pdf", ".jpg", ".jpeg", ".png")


class SignersCard(QFrame):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._view: SessionView | None = None
        self._try = Attempt(context)
        self._chip = Chip()
        self._norm = label(kind="quiet-text", wrap=True)
        columns: tuple[Column[MinutesSigner], ...] = (
            Column(_("Firma"), lambda one: one.name, wraps=True,
                   paint=lambda one: TextCell(one.name, strong=True, wraps=True)),
            Column(_("En calidad de"), lambda one: one.post, width=152, wraps=True),
            Column(_("Estado"), lambda one: self._state(one).word, paint=self._state, width=108),
        )  # fmt: skip
        self.table: RecordTable[MinutesSigner] = RecordTable(columns)
        self.table.setAccessibleName(_("Firmas"))
        self.table.opened.connect(lambda _one: self._main())
        self.table.verticalHeader().sectionResized.connect(lambda *_sizes: self._fit())
        self._change = button(_("Cambiar…"), self._ask_change, icon="swap")
        self._add = button(_("Agregar…"), self._ask_add, icon="plus")
        self._leave_out = button(_("Quitar"), self._ask_leave_out, icon="minus")
        self._usual = button(_("Según la norma"), self._by_norm, kind="quiet")
        self._rule = button(_("Para todas las actas…"), self._ask_rule, kind="quiet")
        self._sign = button(_("Firmó…"), self._ask_sign, icon="check")
        self._unsign = button(_("Quitar firma…"), self._ask_unsign, kind="quiet")
        self._sheets = label(kind="quiet-text", wrap=True)
        self._attach = button(_("Adjuntar la hoja firmada…"), self._ask_sheet, icon="paperclip")
        self._papers = AttachmentsPanel(context, _("Otro documento del acta…"))
        layout = column(spacing=10, margins=(16, 14, 16, 14))
        layout.addLayout(row(label(_("3. Firmas"), "panel"), None, self._chip))
        layout.addWidget(self._norm)
        layout.addWidget(self.table)
        layout.addLayout(WrapLayout(self._change, self._add, self._leave_out))
        layout.addLayout(WrapLayout(self._sign, self._unsign, self._usual, self._rule))
        layout.addWidget(self._sheets)
        layout.addLayout(row(self._attach, None))
        layout.addWidget(self._papers)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    # -- showing

    def show_view(self, view: SessionView) -> None:
        self._view = view
        lines = verbs.signers_of(view)
        self.table.show_records(lines)
        self._fit()
        own = _("Para esta acta se eligió quién firma.") if view.signers and not view.frozen else ""
        rule = _("Este órgano tiene su propia regla de firmas.") if view.signers_rule else ""
        self._norm.setText(" ".join(filter(None, (view.profile.minutes.signers_note, rule, own))))
        editable = not self._context.store.read_only
        draft, signing = editable and not view.frozen, editable and view.minutes.state is MinutesState.APPROVED
        for one in (self._change, self._add, self._leave_out, self._rule):
            one.setVisible(draft)
        self._usual.setVisible(draft and bool(view.signers))
        self._sign.setVisible(signing)
        self._unsign.setVisible(signing and any(one.signed_on for one in lines))
        self._show_state(view, lines)
        self._show_sheets(view, editable)

    def _fit(self) -> None:
        """As high as its first rows: in a narrow window a name takes the lines it needs, so that it is read whole."""
        rows = sum(self.table.rowHeight(at) for at in range(min(_IN_SIGHT, len(self.table.records))))
        self.table.setFixedHeight(theme.px(34) + max(theme.px(32), rows))

    def _show_state(self, view: SessionView, lines: tuple[MinutesSigner, ...]) -> None:
        waiting = sum(one.signed_on is None for one in lines)
        if not view.frozen:
            self._chip.set("")
        elif view.minutes.state is not MinutesState.APPROVED:
            self._chip.set(_("Firmada"), "good", "check")
        else:
            words = _("Falta {n} de {total}") if waiting == 1 else _("Faltan {n} de {total}")
            self._chip.set(words.format(n=waiting, total=len(lines)), "attention", "pencil")

    def _state(self, one: MinutesSigner) -> ChipCell:
        view = self._view
        if one.signed_on is not None:
            return ChipCell(show_date(one.signed_on, "d MMM").replace(".", ""), "good", "check")
        if view is None or not view.frozen:
            return ChipCell(_("Elegida") if one.reason else _("Por la norma"), "neutral", "")
        if view.minutes.state is not MinutesState.APPROVED:
            return ChipCell(_("Firmó"), "good", "check")
        return ChipCell(_("Falta"), "attention", "clock")

    def _show_sheets(self, view: SessionView, editable: bool) -> None:
        minutes = view.minutes
        kept = verbs.sheets_of(self._context.store, view.session.id) if view.frozen else {}
        missing = self._missing()
        self._papers.show_owner(Ref("minutes", minutes.id) if view.frozen and minutes.id else None)
        self._sheets.setVisible(view.frozen)
        self._attach.setVisible(view.frozen and editable and minutes.folio_from is not None)
        if not missing:
            self._sheets.setText(_("Todas las hojas firmadas están adjuntas."))
        else:
            words = ngettext(
                "Falta la hoja firmada del folio {which}.",
                "Faltan las hojas firmadas de los folios {which}.",
                len(missing),
            )
            told = words.format(which=", ".join(map(str, missing)))
            have = ngettext("{n} adjunta.", "{n} adjuntas.", len(kept)).format(n=len(kept)) if kept else ""
            self._sheets.setText(f"{told} {have}".strip())

    def _missing(self) -> list[int]:
        view = self._view
        if view is None or view.minutes.folio_from is None or view.minutes.folio_to is None:
            return []
        kept = verbs.sheets_of(self._context.store, view.session.id)
        return [n for n in range(view.minutes.folio_from, view.minutes.folio_to + 1) if n not in kept]

    # -- who signs

    def _main(self) -> None:
        view = self._view
        if view is not None and not self._context.store.read_only:
            if not view.frozen:
                self._ask_change()
            elif view.minutes.state is MinutesState.APPROVED:
                self._ask_sign()

    def _ask_change(self) -> None:
        one = self.table.current
        if one is not None:
            self._ask_signer(one, _("Cambiar quién firma"))

    def _ask_add(self) -> None:
        if self._view is not None:
            place = len(verbs.signers_of(self._view)) + 1
            self._ask_signer(MinutesSigner(session_id=self._view.session.id, position=place), _("Agregar una firma"))

    def _ask_signer(self, one: MinutesSigner, title: str) -> None:
        view = self._view
        if view is None:
            return
        people = {m.person.id: m for m in sorted(view.members, key=lambda m: m.person.listed_name)}
        if view.session.secretary_id and view.session.secretary_id not in people:
            known = view.person(view.session.secretary_id)
            extra = ((view.session.secretary_id, known.listed_name),) if known is not None else ()
        else:
            extra = ()
        choices = (*((key, m.person.listed_name) for key, m in people.items()), *extra)
        fields = (
            Field("person", _("Quién firma"), Kind.CHOICE, choices),
            Field("post", _("En calidad de"), hint=_("Vacío: su cargo")),
            Field("reason", _("Por qué"), hint=_("Solo si la norma nombra a otra persona. Queda en el registro.")),
        )

        def submit(said: dict[str, str]) -> None:
            member = people.get(said["person"])
            person = view.person(said["person"])
            name = member.person.full_name if member else person.full_name if person else ""
            post = said["post"] or (member_title(member, view.profile) if member else one.post)
            chosen = replace(one, person_id=said["person"], name=name, post=post, reason=said["reason"])
            verbs.choose(self._context.store, view.session.id, chosen)

        values = {"person": one.person_id, "post": "", "reason": one.reason}
        dialogs.ask(
            self._context.window, title, "", fields, values=values, accept=_("Guardar"),
            draft=self._context.draft(f"signer:{view.session.id}:{one.position}"), submit=submit,
        )  # fmt: skip

    def _ask_leave_out(self) -> None:
        one, view = self.table.current, self._view
        if one is not None and view is not None:
            self._try(verbs.leave_out, self._context.store, view.session.id, one.position)

    def _by_norm(self) -> None:
        if self._view is not None:
            self._try(verbs.by_the_norm, self._context.store, self._view.session.id)

    def _ask_rule(self) -> None:
        """Who signs every acta of this body, where its norm is not that of the country's profile."""
        view = self._view
        if view is None:
            return
        words = {
            "president": _("Quien preside"), "councillor": _("Un titular más"), "trustee": _("La sindicatura"),
            "attended": _("Quienes asistieron"), "secretary": _("La Secretaría"),
        }  # fmt: skip
        choices: list[tuple[tuple[str, ...], str]] = [((), _("Como dice el perfil del país"))]
        for keys in (("president", "secretary"), ("president", "councillor", "secretary"), ("secretary",),
                     ("president", "attended", "secretary")):  # fmt: skip
            choices.append((keys, ", ".join(words[key] for key in KEYS if key in keys)))
        text = _("Rige para las actas del {body} que todavía no están aprobadas.").format(body=view.body.name)
        chosen = dialogs.ask_choice(self._context.window, _("Quiénes firman"), text, choices, accept=_("Guardar"))
        if chosen is not None:
            self._try(verbs.set_rule, self._context.store, view.session.body_id, chosen)

    # -- on paper

    def _ask_sign(self) -> None:
        view, one = self._view, self._waiting()
        if view is None or one is None:
            return
        text = _("¿Qué día firmó {name} el acta {n}? No se deshace.").format(name=one.name, n=view.minutes.called)

        def submit(typed: str) -> None:
            if not typed:
                raise UserError(_("Escriba la fecha."))
            verbs.sign(self._context.store, view.session.id, one.position, parse_date(typed))

        dialogs.ask_text(
            self._context.window, _("Firma de {name}").format(name=one.name), text,
            value=show_date(today()), accept=_("Anotar la firma"), submit=submit,
        )  # fmt: skip

    def _waiting(self) -> MinutesSigner | None:
        """The one chosen in the list, or the first that has not signed."""
        current = self.table.current
        if current is not None and current.signed_on is None:
            return current
        return next((one for one in self.table.records if one.signed_on is None), None)

    def _ask_unsign(self) -> None:
        view, one = self._view, self.table.current
        if view is None or one is None or one.signed_on is None:
            self._context.toast(_("Elija en la lista la firma que se anotó por error."), False)
            return
        dialogs.ask_text(
            self._context.window, _("Quitar la firma de {name}").format(name=one.name),
            _("¿Por qué se quita? Queda en el historial."), accept=_("Quitar la firma"),
            draft=self._context.draft(f"unsign:{view.session.id}:{one.position}"),
            submit=lambda why: verbs.unsign(self._context.store, view.session.id, one.position, why),
        )  # fmt: skip

    def _ask_sheet(self) -> None:
        view = self._view
        if view is None or view.minutes.folio_from is None or view.minutes.folio_to is None:
            return
        first, last = view.minutes.folio_from, view.minutes.folio_to
        missing = self._missing()
        folio: int | None = missing[0] if missing else first
        if last > first:
            order = [*missing, *(n for n in range(first, last + 1) if n not in missing)]
            choices = [(n, _("Folio {n}").format(n=n) if n in missing else _("Folio {n}, otra vez").format(n=n))
                       for n in order]  # fmt: skip
            folio = dialogs.ask_choice(self._context.window, _("Hoja firmada"), _("¿De qué folio es?"), choices)
        if folio is None:
            return
        title = _("La hoja firmada del folio {n}").format(n=folio)
        path = ask_file(self._context.window, title, self._context.store.path.parent, _("Hojas escaneadas"), _SCANS)
        if path is not None:
            self._try(verbs.attach_sheet, self._context.store, view.session.id, folio, path)
