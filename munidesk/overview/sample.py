"""What joins the features of the invented municipality, once each has written its own."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from typing import cast

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.certificates import notified
from munidesk.features.open_government.improvements.store import IMPROVES
from munidesk.features.open_government.opening.store import APPROVED, MADE
from munidesk.features.participation.initiatives import document_feedback as feedback
from munidesk.features.participation.initiatives.store import answered_last
from munidesk.features.territory.follow.store_view import EVALUATES
from munidesk.instruments.store import answer_ref
from munidesk.overview.sample_training import write_meeting
from munidesk.overview.territory_round import INSTRUMENT
from munidesk.records.matter import Addressee
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.letters import store as letters
from munidesk.town.letters.domain import Proof, Way
from munidesk.town.links import link
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of

# initiative, agenda item, activity: one matter under way, one from the neighbour's word to the evidence.
_MATTERS = (
    ("Iluminación de la plaza Los Ceibos", "Iluminación de la plaza Los Ceibos", "Recambio de luminarias"),
    ("Luminarias apagadas en la calle Los Ceibos", "Compra de 120 luminarias", "Recambio de luminarias"),
)

_IMPROVES = (("Foro de apertura con vecinos", "Encuentros de zona"),)
"""Improvement, the activity that carries it out."""


_OPENED = ("Encuentro «Plaza Los Ceibos»", "Cabildo abierto de otoño")


def join(store: Store, size: SampleSize) -> None:
    """Initiative with item and activity, activity with the answer of the last round."""
    del size
    with store.change(_("Vincular el ejemplo")):
        _join(store)
        _opening(store)
        _evaluated(store)
        write_meeting(store)
    day = cast(date, facts_of(town.profile_of(store), "participacion")["today"])
    with fixed_clock(datetime.combine(day, time(21, 10))), store.change(_("Escribir las cartas de ejemplo")):
        _letters(store, day)


def _letters(store: Store, day: date) -> None:
    """A resolution notified, of which nothing says that it arrived, and an answer that was taken to who asked."""
    resolutions = [str(row["id"]) for row in store.select("resolution", order="id") if row["number"]]
    if resolutions:
        about = Ref("resolution", resolutions[-1])
        told = notified.matter(store, about)
        ending = _GAP.sub(_("los que establece la norma aplicable, ante quien ella indica y en su plazo"), told.ending)
        to = Addressee(name=_("Asociación vecinal Los Ceibos"), line=_("Presente"))
        draft = letters.prepare(store, letters.proposed(store, replace(told, ending=ending), to, about))
        letters.send(store, draft.id, day, Way.OFFICER, told)
    for key in answered_last(store):
        if not any(one["name"] and not one["member_id"] for one in store.select("author", initiative_id=key)):
            continue  # an organisation's: the Alcaldesa writes no letter to herself, nor to those she sits with
        about = Ref("initiative", key)
        told = feedback.matter(store, about)
        draft = letters.write_to_all(store, told, about)[0]
        letters.send(store, draft.id, day, Way.HAND, told)
        letters.receive(store, draft.id, day, Proof.SIGNED)
        return


_GAP = re.compile(r"\[[^\]]*\]")
"""What a formula leaves to be filled."""


def _join(store: Store) -> None:
    lines: list[Ref] = []
    for title, item, activity in _MATTERS:
        initiative = _newest(store, "initiative", title)
        if initiative is None:
            continue
        for kind, name, role in (("agenda_item", item, "treated"), ("plan_line", activity, "planned")):
            other = _newest(store, kind, name)
            if other is not None:
                link(store, initiative, other, role)
                lines.extend([other] if kind == "plan_line" else [])
    for title, activity in _IMPROVES:
        improvement, line = _newest(store, "improvement", title), _newest(store, "plan_line", activity)
        if improvement is not None and line is not None:
            link(store, improvement, line, IMPROVES)
    rounds = store.select("evaluation_round", order="number DESC", owner_kind="pilot")
    if rounds and lines:
        link(store, lines[0], answer_ref(store, str(rounds[0]["id"]), "metas-con-base"), "measured")


def _opening(store: Store) -> None:
    """The encounters in which the plan of opening was made, and the resolution that approved it."""
    for row in store.select("opening_plan", order="id DESC")[:1]:
        plan = Ref("opening_plan", str(row["id"]))
        for title in _OPENED:
            if (met := _newest(store, "encounter", title)) is not None:
                link(store, plan, met, MADE)
        if row["act"] and (act := _newest(store, "resolution", str(row["title"]))) is not None:
            link(store, plan, act, APPROVED)


def _evaluated(store: Store) -> None:
    """The diagnosis of the programme of territorial planning."""
    for made in store.select("diagnosis", order="id DESC", instrument_key=INSTRUMENT)[:1]:
        for one in store.select("territory", order="id DESC")[:1]:
            link(store, Ref("diagnosis", str(made["id"])), Ref("territory", str(one["id"])), EVALUATES)


def _newest(store: Store, kind: str, title: str) -> Ref | None:
    rows = store.select(kind, order="id DESC", title=title)
    return Ref(kind, str(rows[0]["id"])) if rows else None
