"""What is asked about a motion: its resolution, the reasons of its votes, and which part of the matter it is."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from munidesk.base.dates import parse_time, show_time
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.council import guard
from munidesk.features.council.domain import Motion, MotionPart
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.page_citing import citing_text
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.store import set_reason
from munidesk.features.council.votes.store_parts import set_part
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind


def may_be_definitive(view: SessionView, motion: Motion) -> bool:
    """Whether the country declares agreements definitive, and this is one and no such declaration itself."""
    return MotionPart.DEFINITIVE in view.rules.matters and motion.part is not MotionPart.DEFINITIVE


def write_part(context: Context, view: SessionView, motion_id: str) -> None:
    """In general, an article or an amendment, with its number; blank takes the next one."""
    motion = next(one for one in view.motions if one.id == motion_id)
    parts = [one for one in MotionPart if one is not MotionPart.DEFINITIVE]
    fields = (
        Field("part", _("Se vota"), Kind.CHOICE, tuple((one.value, capital(one.word)) for one in parts)),
        Field("number", _("Número"), hint=_("Del artículo o la enmienda. Vacío: el que sigue.")),
    )
    dialogs.ask(
        context.window, _("Por partes"), _("Cada artículo y cada enmienda lleva su número y su resultado."), fields,
        accept=_("Guardar"), values={"part": motion.part.value, "number": motion.part_number},
        draft=context.draft(f"motion.part:{motion_id}"),
        submit=lambda said: set_part(context.store, motion_id, MotionPart(said["part"]), said["number"]),
    )  # fmt: skip


def write_resolution(context: Context, view: SessionView, motion_id: str) -> None:
    """What was resolved on a motion: seen, considering, resolves."""
    motion = next(one for one in view.motions if one.id == motion_id)
    own = next((one for one in view.resolutions if one.motion_id == motion.id), None)
    cites = partial(citing_text, context, lambda: (view.session.id, motion.item_id))
    fields = (
        Field("seen", _("Visto"), Kind.LONG, made=cites),
        Field("considering", _("Considerando"), Kind.LONG, made=cites),
        Field(
            "resolves",
            _("Se resuelve"),
            Kind.LONG,
            made=cites,
            hint=_("Con {key} se cita un asunto, un acta u otra resolución, y su número cambia solo.").format(key="{"),
        ),
        Field("hour", _("Hora de la resolución"), hint=_("hh:mm")),
    )
    texts = (own.seen, own.considering, own.resolves) if own else ("", "", motion.text)
    hour = show_time(own.at) if own is not None and own.at is not None else ""
    title = own.title if own else view.item(motion.item_id).title

    def save(said: dict[str, str]) -> None:
        save_resolution(
            context.store, motion.item_id, motion_id=motion.id, title=title, seen=said["seen"],
            considering=said["considering"], resolves=said["resolves"],
            at=guard.hour_in(view.session, parse_time(said["hour"])) if said["hour"] else None,
        )  # fmt: skip

    dialogs.ask(
        context.window, _("Resolución"), "", fields, focus="resolves", accept=_("Guardar resolución"),
        values=dict(zip((field.key for field in fields), (*texts, hour), strict=True)),
        draft=context.draft(f"resolution:{motion.id}"), submit=save,
    )  # fmt: skip


def write_reason(context: Context, view: SessionView, motion_id: str) -> None:
    """The fundamento of somebody's vote, as it was handed in in writing."""
    vote = view.final_vote(motion_id)
    if vote is None:
        return
    ballots = [one for one in view.ballots_of(vote.id) if not one.second]
    choices = [(one, view.member(one.member_id).person.short_name) for one in ballots]
    chosen = dialogs.ask_choice(context.window, _("Fundamento de voto"), _("¿De quién?"), choices)
    if chosen is None:
        return
    asked = QCheckBox(_("Pidió que conste el fundamento de su voto"))
    asked.setChecked(True)
    editor = QPlainTextEdit(chosen.reason_text)
    editor.setAccessibleName(_("Fundamento, tal como lo entregó por escrito"))
    editor.setTabChangesFocus(True)

    def save() -> None:
        text = editor.toPlainText().strip() if asked.isChecked() else ""
        set_reason(context.store, chosen.id, asked.isChecked(), text)

    question = dialogs.Question(
        context.window, _("Fundamento de voto"), _("Tal como lo entregó por escrito."), _("Guardar"),
        (editor, asked), draft=context.draft(f"ballot.reason:{chosen.id}"), submit=save,
    )  # fmt: skip
    editor.setFocus()
    question.exec()
    question.deleteLater()
