"""The pilot's documents with what they take from the other features: indicators and live blocks."""

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.frozen import from_json
from munidesk.documents.model import Document
from munidesk.features.pilot import exports
from munidesk.features.pilot.document_manual import build_manual, build_practice
from munidesk.features.pilot.domain import Manual, Pilot
from munidesk.features.pilot.store import pilot_of
from munidesk.features.pilot.store_manual import manual_of_pilot, versions
from munidesk.features.pilot.verdict import outcome_words, verdict
from munidesk.instruments import store as engine
from munidesk.instruments.domain import AnswerKind
from munidesk.instruments.scoring import result
from munidesk.instruments.subject import floor_words
from munidesk.overview.house import House
from munidesk.records.sheet import Selection, Sheet


@on_paper
def evaluation(house: House, store: Store, selection: Selection) -> Document:
    return exports.evaluation(store, selection, house.compute(store))


@on_paper
def form(house: House, store: Store, selection: Selection) -> Document:
    return exports.form(store, selection, house.compute(store))


def answers(house: House, store: Store, selection: Selection) -> Sheet:
    return exports.answers(store, selection, house.compute(store))


def _manual(store: Store, key: str) -> Manual:
    """By the id of a manual or of its pilot; else the newest pilot's. Raises UserError."""
    row = store.get("manual", key) if key else None
    pilot: Pilot = pilot_of(store, str(row["pilot_id"])) if row else exports.chosen_pilot(store, key)
    found = manual_of_pilot(store, pilot.id)
    if found is None:
        raise UserError(_("El piloto todavía no tiene manual. Empiécelo en Piloto › Manual."))
    return found


@on_paper
def manual(house: House, store: Store, selection: Selection) -> Document:
    """The draft as of today; `--id` of a frozen version gives it exactly as it was."""
    row = store.get("manual_version", selection.id) if selection.id else None
    if row is not None:
        return from_json(str(row["content"]))
    return build_manual(store, _manual(store, selection.id), house.live(store))


@on_paper
def next_version(house: House, store: Store, selection: Selection) -> Document:
    """The manual with the number it will have when it is frozen."""
    found = _manual(store, selection.id)
    number = next((one.number for one in versions(store, found.id)), 0) + 1
    return build_manual(store, found, house.live(store), number=number)


@on_paper
def good_practice(house: House, store: Store, selection: Selection) -> Document:
    """With the results of the last evaluation, before and after."""
    found = _manual(store, selection.id)
    return build_practice(store, found, _results(house, store, pilot_of(store, found.pilot_id)))


def _results(house: House, store: Store, pilot: Pilot) -> tuple[str, ...]:
    compute = house.compute(store)
    try:
        view = exports.chosen_round(store, pilot, compute)
    except UserError:
        return ()
    now = result(view)
    if now.total is None:
        return ()
    before = engine.first_other(store, view, compute)
    then = result(before).total if before is not None else None
    given = verdict(pilot, now, view.figures, view.round)
    word = f": {outcome_words(given.outcome).lower()}" if given.outcome is not None else ""
    lines = []
    if then is not None:
        lines.append(_("El puntaje de la evaluación pasó de {a} a {b} sobre {n}{word}.").format(
            a=view.figures.number(then, 2), b=view.figures.number(now.total, 2),
            n=view.instrument.scale, word=word))  # fmt: skip
    else:
        lines.append(_("El puntaje de la evaluación es {b} sobre {n}{word}.").format(
            b=view.figures.number(now.total, 2),
            n=view.instrument.scale, word=word))  # fmt: skip
    if said := floor_words(now, view.figures):
        lines.append(said)
    for one in view.criteria:
        counted = view.computed.get(one.key)
        if one.kind is not AnswerKind.COMPUTED or counted is None or not counted.whole:
            continue
        past = before.computed.get(one.key) if before is not None else None
        name = house.indicator_words(one.indicator)
        if past is not None and past.whole:
            lines.append(_("{name}: {now}; antes, {past}.").format(name=name, now=counted.words, past=past.words))
        else:
            lines.append(f"{name}: {counted.words}.")
    days = _("Cuentas de la ronda {n}, del {a} al {b}: las de otros documentos son de su propio período.")
    lines.append(days.format(n=view.round.number, a=show_date(view.round.since), b=show_date(view.round.until)))
    return tuple(lines)
