"""«Corregir lo anotado…»: what was written of motions, votes, resolutions and corrections, taken back or mended."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from munidesk.base.dates import parse_time, show_time
from munidesk.base.i18n import _
from munidesk.features.council import guard
from munidesk.features.council.domain import Correction, MinutesState, Motion, Resolution, SessionState, Vote
from munidesk.features.council.minutes.store import back_to_draft
from munidesk.features.council.minutes.store_resolutions import correct_resolution, delete_correction, save_correction
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.store import delete_motion, delete_vote, finish_vote, withdraw_motion
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind

Mend = tuple[str, Callable[[], object]]
_SHORT = 50
"""Letters of a text that stand in the list."""


class Mending:
    """One list of all that can be taken back or mended of a session, chosen by arrows or by its first letters."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._try = Attempt(context, say=lambda text: dialogs.tell(context.window, _("No se puede"), text))

    def there_is(self, view: SessionView) -> bool:
        return next(self._entries(view), None) is not None

    def ask(self, view: SessionView) -> None:
        found = list(self._entries(view))
        choices = [(str(at), words) for at, (words, _do) in enumerate(found)]
        chosen = dialogs.ask_choice(
            self._context.window, _("Corregir lo anotado"), _("¿Qué se corrige? Ctrl+Z lo devuelve."), choices
        )  # fmt: skip
        if chosen is not None:
            self._try(found[int(chosen)][1])

    def _entries(self, view: SessionView) -> Iterator[Mend]:
        store, number = self._context.store, {item.id: item.position for item in view.items}
        if view.minutes.state is MinutesState.IN_APPROVAL:
            yield _("El acta vuelve a ser un borrador"), lambda: back_to_draft(store, view.session.id)
        for motion in view.motions:
            yield from self._motion(view, motion, _("Asunto {n}").format(n=number[motion.item_id]))
        for resolution in view.resolutions:
            words = _("Asunto {n}: hora de la resolución").format(n=number[resolution.item_id])
            yield words, partial(self._resolution_hour, view, resolution)
        for one in view.corrections:
            yield from self._correction(one, _("Asunto {n}").format(n=number[one.item_id]))

    def _motion(self, view: SessionView, motion: Motion, where: str) -> Iterator[Mend]:
        store, votes = self._context.store, [one for one in view.votes if one.motion_id == motion.id]
        cast = {one.id for one in votes if one.for_count is not None or view.ballots_of(one.id)}
        text = _short(motion.text)
        if not cast and not motion.withdrawn:
            words = _("{where}: retirar la moción {text}").format(where=where, text=text)
            yield words, partial(withdraw_motion, store, motion.id)
        if not votes:
            words = _("{where}: quitar la moción {text}").format(where=where, text=text)
            yield words, partial(delete_motion, store, motion.id)
        for vote in votes:
            yield from self._vote(view, vote, f"{where} {text}", voted=vote.id in cast)

    def _vote(self, view: SessionView, vote: Vote, where: str, *, voted: bool) -> Iterator[Mend]:
        if voted:
            yield _("{where}: hora de la votación").format(where=where), lambda: self._vote_hour(view, vote)
        elif view.session.state is SessionState.OPEN:
            words = _("{where}: quitar la votación sin votos").format(where=where)
            yield words, lambda: delete_vote(self._context.store, vote.id)

    def _correction(self, one: Correction, where: str) -> Iterator[Mend]:
        text = _short(one.where_it_says or one.deletes)
        change = _("{where}: cambiar la corrección {text}").format(where=where, text=text)
        yield change, lambda: self._change(one)
        take = _("{where}: quitar la corrección {text}").format(where=where, text=text)
        yield take, lambda: delete_correction(self._context.store, one.id)

    def _change(self, one: Correction) -> None:
        fields = (
            Field("place", _("En qué lugar")), Field("where_it_says", _("Donde dice"), Kind.LONG),
            Field("must_say", _("Debe decir"), Kind.LONG),
        )  # fmt: skip
        values = {"place": one.place, "where_it_says": one.where_it_says, "must_say": one.must_say}

        def save(said: dict[str, str]) -> None:
            told = replace(one, place=said["place"], where_it_says=said["where_it_says"], must_say=said["must_say"])
            save_correction(self._context.store, told)

        dialogs.ask(
            self._context.window, _("Corrección al acta anterior"), "", fields, values=values, accept=_("Guardar"),
            draft=self._context.draft(f"correction:{one.id}"), submit=save,
        )  # fmt: skip

    def _vote_hour(self, view: SessionView, vote: Vote) -> None:
        self._hour(
            view, _("Hora de la votación"), vote.voted_at, lambda at: finish_vote(self._context.store, vote.id, at)
        )

    def _resolution_hour(self, view: SessionView, one: Resolution) -> None:
        self._hour(
            view, _("Hora de la resolución"), one.at,
            lambda at: correct_resolution(self._context.store, replace(one, at=at)),
        )  # fmt: skip

    def _hour(self, view: SessionView, title: str, known: datetime | None, write: Callable[[datetime], object]) -> None:
        dialogs.ask_text(
            self._context.window, title, _("Por ejemplo: 19:20"), value=show_time(known) if known else "",
            submit=lambda typed: write(guard.hour_in(view.session, parse_time(typed))),
        )  # fmt: skip


def _short(text: str) -> str:
    """«…» with the beginning of a text."""
    line = " ".join(text.split())
    return f"«{line if len(line) <= _SHORT else line[:_SHORT].rstrip() + '…'}»" if line else ""
