"""Beside a resolution, or an approved acta: its certificates, the one to prepare, its number and its paper."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.features.council.certificates import store as certificates
from munidesk.features.council.certificates.domain import Certificate
from munidesk.features.council.certificates.kinds import CERTIFICATES
from munidesk.features.council.domain import Resolution
from munidesk.features.council.view_data import SessionView
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.letters.domain import Letter
from munidesk.town.letters.store import letters_about
from munidesk.town.page_export import Entry, export_menu, save
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.widgets import button, label, row, rule

Offered = tuple[str, Callable[[], object]]
"""What can be done with a certificate: its words, and the verb."""
FIELDS = ("addressee", "issued_on", "place", "certifier", "certifier_post", "approver", "approver_post")


def certificates_part(context: Context, resolution_id: str, into: QVBoxLayout) -> None:
    """What the detail of a resolution with its number says of certificates."""
    found = certificates.certificates_of(context.store, resolution_id)
    told = button(_("Notificar…"), partial(notify, context, resolution_id), icon="mail")
    letters = letters_about(context.store, Ref("resolution", resolution_id))
    title = _("Certificados y notificaciones")
    _part(context, title, found, partial(ask_certificate, context, resolution_id), into, letters=letters, others=[told])


def acta_certificates_part(context: Context, session_id: str, into: QVBoxLayout) -> None:
    """The same of the whole acta of a session, once it is approved."""
    found = certificates.certificates_of_acta(context.store, session_id)
    _part(context, _("Certificados"), found, partial(ask_acta_certificate, context, session_id), into)


def _part(
    context: Context, title: str, found: Iterable[Certificate], prepare: Callable[[], object], into: QVBoxLayout, *,
    letters: Iterable[Letter] = (), others: Iterable[QPushButton] = (),
) -> None:  # fmt: skip
    writable = not context.store.read_only
    into.addWidget(rule())
    into.addWidget(label(title, "strong"))
    for one in found:
        _line(context, one, into, writable=writable)
    for letter in letters:
        into.addWidget(label(f"{letter.label} · {letter.state.word}", wrap=True))
    if writable:
        made = button(_("Preparar certificado…"), prepare, icon="stamp")
        into.addWidget(_wrapped((made, *others)))


def notify(context: Context, resolution_id: str) -> None:
    """To «Correspondencia», with the notification of the resolution to be addressed."""
    context.navigator.start("council.letters", "notify", about=f"resolution:{resolution_id}")


def _line(context: Context, one: Certificate, into: QVBoxLayout, *, writable: bool) -> None:
    into.addWidget(label(_told(one), wrap=True))
    entry = Entry(one.label, partial(certificates.certificate_document, context.store, one))
    buttons = [export_menu(context, lambda: [entry], one.label)]
    if writable and not one.issued:
        buttons.append(button(_("Dar número…"), partial(give_number, context, one), kind="primary"))
        buttons.append(button(_("Cambiar…"), partial(_change, context, one)))
        buttons.append(button(_("Quitar"), partial(_discard, context, one)))
    if len(buttons) == 1:
        into.addLayout(row(*buttons, None))
    else:
        into.addWidget(_wrapped(buttons))


def _wrapped(buttons: Iterable[QPushButton]) -> QWidget:
    """In as many lines as the narrow side asks for."""
    layout = WrapLayout(spacing=8)
    for one in buttons:
        layout.addWidget(one)
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _told(one: Certificate) -> str:
    day = show_date(one.issued_on) if one.issued_on else ""
    who = _("para {who}").format(who=one.addressee) if one.addressee else ""
    return " · ".join(part for part in (one.label, day, who) if part)


def ask_certificate(context: Context, resolution_id: str) -> bool:
    """Whom it is for and who signs it, as proposed; it waits without a number, to be read first."""
    return _ask(context, certificates.proposed(context.store, resolution_id))


def ask_acta_certificate(context: Context, session_id: str) -> bool:
    """The same for the whole acta of a session."""
    return _ask(context, certificates.proposed_of_acta(context.store, session_id))


def _change(context: Context, one: Certificate) -> None:
    _ask(context, one)


def _ask(context: Context, one: Certificate) -> bool:
    store = context.store
    title = _("Certificado del acta") if one.whole else _("Certificado de resolución")
    return ask_record(
        context, CERTIFICATES, one, FIELDS, title,
        partial(certificates.prepare, store), town.figures(store),
        text=_("Queda preparado como borrador. Léalo y, si está bien, pulse «Dar número»."), accept=_("Preparar"),
    )  # fmt: skip


def give_number(context: Context, one: Certificate) -> None:
    """Asked first: from here on it does not change, and is not undone."""
    text = _("Recibe el número que sigue en la serie del año. Después no cambia ni se deshace.")
    if not dialogs.confirm(context.window, _("Dar número al certificado"), text, _("Dar número"), final=True):
        return
    if Attempt(context)(certificates.issue, context.store, one.id):
        label_ = CERTIFICATES.get(context.store, one.id).label
        context.toast(_("{label}: guárdelo o imprímalo en «Exportar».").format(label=label_), True)


def choose_certificate(context: Context, view: SessionView) -> None:
    """From the acta of a session: prepare one of it or of a resolution, number the one that waits, or save it again."""
    numbered = [one for one in view.resolutions if one.number is not None]
    if not numbered and not view.frozen:
        context.toast(_("Esta sesión no tiene resoluciones numeradas, y su acta no está aprobada."), False)
        return
    offered = [*_whole(context, view)] if view.frozen else []
    offered += [one for resolution in numbered for one in _offered(context, resolution)]
    if not offered:
        context.toast(_("El archivo está abierto solo para leer y de esta sesión no hay certificados."), False)
        return
    question = _("¿Qué hace con el certificado?")
    chosen = dialogs.ask_choice(
        context.window, _("Certificado"), question, [(str(at), words) for at, (words, _do) in enumerate(offered)]
    )
    if chosen is not None:
        offered[int(chosen)][1]()


def _whole(context: Context, view: SessionView) -> Iterator[Offered]:
    of = view.minutes.label
    if not context.store.read_only:
        yield _("Preparar el del acta entera"), partial(ask_acta_certificate, context, view.session.id)
    for one in certificates.certificates_of_acta(context.store, view.session.id):
        if not one.issued and not context.store.read_only:
            yield _("Dar número al del acta entera"), partial(give_number, context, one)
        yield _saved(context, one, of)


def _offered(context: Context, resolution: Resolution) -> Iterator[Offered]:
    of = f"{resolution.number}/{resolution.year} {resolution.title}".strip()
    if not context.store.read_only:
        yield _("Preparar el de la resolución {of}").format(of=of), partial(ask_certificate, context, resolution.id)
        yield _("Notificar la resolución {of}").format(of=of), partial(notify, context, resolution.id)
    for one in certificates.certificates_of(context.store, resolution.id):
        if not one.issued and not context.store.read_only:
            yield _("Dar número al de la resolución {of}").format(of=of), partial(give_number, context, one)
        yield _saved(context, one, of)


def _saved(context: Context, one: Certificate, of: str) -> Offered:
    entry = Entry(one.label, partial(certificates.certificate_document, context.store, one))
    words = _("Guardar el {label} ({of}), en PDF").format(label=one.label, of=of)
    return words, partial(save, context, entry, ".pdf")


def _discard(context: Context, one: Certificate) -> None:
    Attempt(context)(certificates.discard, context.store, one.id)
