"""Ajustes: the municipality, its rules and formulas, how the window looks, and the backups."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from munidesk.base.errors import UserError
from munidesk.base.files import read_bytes
from munidesk.base.i18n import _, ngettext
from munidesk.data import backup, check, drafts
from munidesk.data.backup import fault_words
from munidesk.data.copies import Copy
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.calendar.page import ClosedDays
from munidesk.town.formula_examples import formula_example
from munidesk.town.health import notice
from munidesk.town.kinds import MUNICIPALITIES
from munidesk.town.overrides import formula_problem, with_formula, with_rule
from munidesk.town.page_backup import back_up
from munidesk.town.page_compare import compare
from munidesk.town.page_copies import moment_words
from munidesk.town.page_paper import show_paper
from munidesk.town.page_support import support_widgets
from munidesk.town.rescue import target_for
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.backup_words import backup_words
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.flow import WrapLayout
from munidesk.ui.forms import Field, Kind, RecordForm, Value
from munidesk.ui.page import Crumb, Page
from munidesk.ui.prints import Printable, Prints
from munidesk.ui.scroll import scrolling, show_in_scroll
from munidesk.ui.widgets import button, card, column, label


class SettingsPage(Page):
    tables = frozenset({"municipality", "closed_day"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._form = RecordForm(self._fields(), self._load, self._save)
        self._rule = QComboBox()
        self._rule.setAccessibleName(_("Mayoría común"))
        self._rule.activated.connect(lambda _index: self._set_rule())
        self._article = label(kind="quiet", wrap=True)
        self._caution = label(kind="quiet", wrap=True)
        self._key, self._formula = QComboBox(), QPlainTextEdit()
        self._formula_draft = Draft(self._formula, {"formula": self._formula})
        self._formula_fault = label(kind="fault", wrap=True)
        self._example = label(kind="quiet-text", wrap=True)
        self._backup_line = label(wrap=True)
        self.closed_days = ClosedDays(context)
        holder = QWidget()
        logo = button(_("Cambiar escudo…"), self._choose_logo, icon="flag")
        common = label(_("Mayoría común de los asuntos"), "quiet")
        keep = button(_("Guardar fórmula"), self._save_formula)
        reset = button(_("Volver a la del país"), self._reset_formula, kind="quiet")
        now = self._now = button(_("Respaldar ahora…"), self.back_up, kind="primary", icon="shield-check")
        back = button(_("Recuperar un respaldo…"), self.restore)
        sound = button(_("Comprobar el archivo"), self.check_file)
        compared = button(_("Comparar con un respaldo o un código…"), self.compare)
        cards = (
            _card(_("Municipio"), self._form, logo),
            _card(_("Reglas"), common, self._rule, self._article, self._caution),
            _card(_("Días en que la oficina no abre"), self.closed_days),
            _card(_("Fórmulas del acta"), self._key, self._formula, self._example, self._formula_fault, keep, reset),
            self._look(),
            _card(_("Respaldo"), self._backup_line, now, back, sound, compared),
            self._data_map(),
            _card(_("Soporte"), *support_widgets(context)),
        )
        holder.setLayout(column(label(_("Ajustes"), "title"), *cards, None, spacing=16, margins=(24, 16, 24, 24)))
        holder.setMaximumWidth(theme.px(860))
        scroll = scrolling(holder)
        self.setLayout(column(scroll, spacing=0))
        self._key.setAccessibleName(_("Fórmula"))
        self._formula.setAccessibleName(_("Texto de la fórmula"))
        self._formula.setFixedHeight(theme.px(96))
        self._key.activated.connect(lambda _index: self._show_formula())
        self._formula.textChanged.connect(self._check_formula)
        self.setFocusProxy(self._form.editor("name"))

    def compare(self) -> None:
        """Whether the file still has all that a backup or a code of paper says."""
        compare(self.context)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Ajustes"), ""),)

    def open(self, at: str = "") -> None:
        """`at="backup"`: the copies, for who comes to see them; otherwise from the top."""
        self.setFocusProxy(self._now if at == "backup" else self._form.editor("name"))
        if at == "backup":
            QTimer.singleShot(0, self, partial(show_in_scroll, self._now))  # once it is laid out

    def leave(self) -> bool:
        return self._form.flush()

    # -- the municipality

    def _fields(self) -> tuple[Field, ...]:
        profile = town.profile_of(self.context.store)
        sizes = tuple((name, name) for name in profile.page_sizes)
        return (
            Field("name", _("Nombre")),
            Field("town", _("Localidad")),
            Field("address", _("Dirección")),
            Field("phone", _("Teléfono")),
            Field("email", _("Correo")),
            Field("page_size", _("Tamaño de la hoja"), Kind.CHOICE, (("", _("La del país")), *sizes)),
            Field("term_start", _("Período desde"), Kind.DATE),
            Field("term_end", _("Período hasta"), Kind.DATE),
        )

    def _load(self) -> dict[str, object]:
        values = asdict(town.municipality(self.context.store))
        return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in values.items()}

    def _save(self, key: str, value: Value) -> None:
        row = MUNICIPALITIES.row(town.municipality(self.context.store))
        typed = "" if value is None and not key.startswith("term_") else value
        changed = MUNICIPALITIES.read({**row, key: typed})
        town.save_municipality(self.context.store, changed, fold=f"municipality.{key}")

    def _choose_logo(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Escudo"), "", _("Imágenes (*.png *.jpg *.jpeg)"), options=QFileDialog.Option.DontUseNativeDialog
        )
        if chosen:
            Attempt(self.context, done=lambda: self.context.toast(_("Se cambió el escudo."), True))(
                lambda: town.save_logo(self.context.store, read_bytes(Path(chosen)))
            )

    # -- rules and formulas

    def refresh(self) -> None:
        store = self.context.store
        self._form.refresh()
        self._form.setEnabled(not store.read_only)
        rules, profile = town.rules_of(store), town.profile_of(store)
        choices = [(key, one.label) for key, one in rules.majorities.items()]
        if self._rule.count() != len(choices):
            self._rule.clear()
            for key, word in choices:
                self._rule.addItem(word, key)
        self._rule.setCurrentIndex(max(0, self._rule.findData(rules.default_majority)))
        current = rules.majorities[rules.default_majority]
        self._article.setText(f"{current.article} {current.note}".strip())
        cautions = profile.to_check
        self._caution.setText(
            ngettext(
                "{n} dato del perfil se escribió de memoria: verifique su norma.",
                "{n} datos del perfil se escribieron de memoria: verifique su norma.",
                len(cautions),
            ).format(n=len(cautions))
            if cautions
            else ""
        )
        if self._key.count() != len(profile.formulas):
            self._key.clear()
            words = formula_words()
            for key in profile.formulas:
                self._key.addItem(words.get(key, key), key)
            self._show_formula()
        said, faults = backup_words(store.last_backup)[0], store.last_backup.faults if store.last_backup else ""
        self._backup_line.setText(f"{said}. {faults}" if faults else said)
        self.closed_days.refresh()
        self._show_drafts()

    def _set_rule(self) -> None:
        store = self.context.store
        record = town.municipality(store)
        town.save_municipality(store, with_rule(record, "default_majority", str(self._rule.currentData())))
        self.context.toast(_("Se cambió la mayoría común."), True)

    def _show_formula(self) -> None:
        key = str(self._key.currentData())
        stored = town.profile_of(self.context.store).formulas[key]
        self._formula_draft.follow(self.context.draft(f"formula:{key}"), {"formula": stored})

    def _check_formula(self) -> None:
        """What is wrong with the formula, else how it will read."""
        municipality = town.municipality(self.context.store)
        key, text = str(self._key.currentData()), self._formula.toPlainText()
        fault = formula_problem(municipality.country, key, text)
        example = "" if fault else formula_example(municipality, town.profile_of(self.context.store), key, text)
        self._formula_fault.setText(fault)
        self._example.setText(_("Así se leerá: {text}").format(text=example) if example else "")

    def _save_formula(self) -> None:
        self._put_formula(self._formula.toPlainText())

    def _reset_formula(self) -> None:
        self._put_formula("")

    def _put_formula(self, text: str) -> None:
        store = self.context.store
        try:
            town.save_municipality(store, with_formula(town.municipality(store), str(self._key.currentData()), text))
        except UserError as error:
            self._formula_fault.setText(str(error))
            return
        self._formula_draft.done()
        self._show_formula()
        self.context.toast(_("Se guardó la fórmula."), True)

    # -- look

    def _look(self) -> QWidget:
        settings = self.context.settings
        mode, large, author = QComboBox(), QCheckBox(_("Letra grande (+25 %)")), QLineEdit(settings.author)
        for value, word in (("system", _("Como el sistema")), ("light", _("Claro")), ("dark", _("Oscuro"))):
            mode.addItem(word, value)
        mode.setCurrentIndex(max(0, mode.findData(settings.theme)))
        large.setChecked(settings.large_text)
        mode.setAccessibleName(_("Colores"))
        author.setAccessibleName(_("Quién escribe"))

        def save() -> None:
            changed = replace(
                self.context.settings,
                theme=str(mode.currentData()),
                large_text=large.isChecked(),
                author=author.text().strip(),
            )
            self.context.settings = changed
            self.context.store.author = changed.author
            self.context.save_settings(changed)
            app = QApplication.instance()
            if isinstance(app, QApplication):
                theme.apply(app, changed.theme, large=changed.large_text)

        mode.activated.connect(lambda _index: save())
        large.clicked.connect(lambda _checked: save())
        author.editingFinished.connect(save)
        note = label(_("La letra grande se ve completa al volver a abrir el programa."), "quiet")
        return _card(
            _("Esta computadora"),
            label(_("Colores"), "quiet"),
            mode,
            large,
            note,
            label(_("Quién escribe"), "quiet"),
            author,
        )

    # -- backups

    def back_up(self) -> None:
        if back_up(self.context):
            self.refresh()

    def restore(self) -> None:
        """Choose the folder, choose the copy, say where: the file of today stays as it is."""
        folder = QFileDialog.getExistingDirectory(
            self,
            _("Carpeta de los respaldos"),
            str(self.context.store.path.parent),
            QFileDialog.Option.DontUseNativeDialog,
        )
        if not folder:
            return
        copies = backup.list_backups(Path(folder), self.context.store.schemas, but=self.context.store.path)
        choices = [(one, _copy_words(one)) for one in copies]
        if not choices:
            dialogs.tell(self, _("Respaldos"), _("No hay ningún respaldo sano en esa carpeta. Elija otra."))
            return
        chosen = dialogs.ask_choice(
            self, _("Recuperar un respaldo"), _("Vuelve a un archivo nuevo; el de hoy no se toca."), choices
        )
        if chosen is None:
            return
        target = target_for(chosen, self.context.store.path)
        try:
            backup.restore(chosen.path, target, self.context.store.schemas)
        except UserError as error:
            dialogs.tell(self, _("No se pudo recuperar"), str(error))
            return
        said = _("Está en {path}. El archivo de hoy queda como está.").format(path=target)
        if dialogs.confirm(self, _("Respaldo recuperado"), said, _("Abrirlo ahora")):
            self.context.reopen(str(target))

    def check_file(self) -> None:
        with self.context.store.lock:
            problems = check.of_store(self.context.store)
        told = notice(problems)
        lines = [problem.text for problem in problems[:8]]
        lines += told.steps if told else [_("El archivo está sano: nada se perdió ni fue alterado.")]
        dialogs.tell(self, _("Comprobar el archivo"), "\n".join(lines))

    def _data_map(self) -> QWidget:
        """What personal data is kept, why, and that it stays here."""
        lines = [label(f"{_(one.what)}. {_(one.shown)}", wrap=True) for one in self.context.personal()]
        lines.append(label(_("Todo queda en este archivo. MuniDesk no usa la red ni envía nada."), wrap=True))
        show = button(_("Imprimir el mapa de datos…"), self._print_map, icon="printer")
        printed = partial(self.context.document, "data-map", Selection())
        Prints(self, lambda: [Printable(_("Mapa de datos personales"), printed)])
        self._forget = button("", self.forget_drafts, icon="trash")
        whose = button(_("Datos de una persona…"), lambda: self.context.navigator.go("personal"), icon="user")
        return _card(_("Qué datos se guardan y por qué"), *lines, whose, show, self._forget)

    def _show_drafts(self) -> None:
        count = drafts.count(self.context.store)
        self._forget.setText(ngettext("Borrar {n} borrador…", "Borrar {n} borradores…", count).format(n=count))
        self._forget.setEnabled(bool(count) and not self.context.store.read_only)

    def forget_drafts(self) -> None:
        """What was begun and never sent, of every page."""
        text = _("Se borra todo lo que se empezó a escribir y no se envió. No se puede deshacer.")
        if dialogs.confirm(self.context.window, _("Borrar los borradores"), text, _("Borrar"), final=True):
            drafts.forget_all(self.context.store)
            self._show_drafts()

    def _print_map(self) -> None:
        show_paper(self.context, _("Mapa de datos personales"), partial(self.context.document, "data-map"))


def _copy_words(copy: Copy) -> str:
    faults = fault_words(copy.faults)
    return " · ".join(part for part in (moment_words(copy.at), copy.path.name, faults) if part)


def formula_words() -> dict[str, str]:
    """What each formula is, in the person's words."""
    return {
        "opening": _("Apertura"),
        "deputy": _("Quien preside en lugar de otra persona"),
        "quorum": _("Hay quórum"),
        "no_quorum": _("No hay quórum"),
        "without_quorum": _("Se abre sin quórum"),
        "opening_no_quorum": _("Sesión que no se celebra: comienzo"),
        "closing_no_quorum": _("Sesión que no se celebra: final"),
        "arrives": _("Llegada, con votación"),
        "leaves": _("Retiro, con votación"),
        "returns": _("Regreso"),
        "arrives_plain": _("Llegada"),
        "leaves_plain": _("Retiro"),
        "quorum_kept": _("Se mantiene el quórum"),
        "quorum_lost": _("Se pierde el quórum"),
        "quorum_still_lost": _("Sigue sin haber quórum"),
        "quorum_regained": _("Vuelve a haber quórum"),
        "quorum_reached": _("Llega a haber quórum"),
        "correction": _("Acta anterior con correcciones"),
        "vote": _("Se vota"),
        "for": _("Votan a favor"),
        "against": _("Votan en contra"),
        "abstain": _("Se abstienen"),
        "unanimous": _("Unanimidad"),
        "spending": _("Mayoría de un gasto"),
        "tie": _("Empate y doble voto"),
        "excused": _("Se excusa por interés"),
        "money": _("Dinero"),
        "closing": _("Cierre"),
        "erratum": _("Fe de erratas"),
        "attending": _("Asisten además"),
        "notice_salutation": _("Convocatoria: saludo"),
        "notice": _("Convocatoria: texto"),
        "notice_quorum": _("Convocatoria: quórum y segundo llamado"),
        "notice_substitute": _("Convocatoria: suplentes"),
        "notice_end": _("Convocatoria: final"),
    }


def _card(title: str, *widgets: QWidget) -> QWidget:
    made = card()
    layout = column(label(title, "panel"), spacing=8, margins=(16, 14, 16, 14))
    buttons: list[QWidget] = []
    for widget in widgets:
        if type(widget).__name__ == "QPushButton":
            buttons.append(widget)
        else:
            layout.addWidget(widget)
    if buttons:
        layout.addLayout(WrapLayout(*buttons))
    made.setLayout(layout)
    return made
