"""Four kinds of real session, entered as the window does; what each acta must show is shown."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from munidesk.documents.lines import plain_lines
from munidesk.features.council.domain import BallotValue, CorrectionKind, Outcome, PresenceKind
from munidesk.features.council.minutes.rules import minutes_problems, notice_given
from munidesk.features.council.view_data import SessionView
from tests.features.council.entered import Entered, Facts, enter

REAL = Path(__file__).parents[4] / "shared" / "data" / "council" / "real_sessions.json"

INVENTED: tuple[Facts, ...] = (
    {
        "country": "CL", "body": "Concejo Municipal", "kind": "ordinaria", "number": 12, "date": "2024-09-03",
        "start": "09:10", "end": "12:30", "chair": "Alcalde (not a member of the council)", "seats": 8, "present": 7,
        "excused": [{"seat": 8, "reason": "viaje"}], "officials_present": 2, "public_present": True,
        "agenda": ["Aprobación del acta 11", "Informe de obras", "Cuentas"],
        "resolutions": [{"number": "1310", "item": 1, "text": "Aprobar el acta 11",
                         "vote": {"for": 7, "against": 0, "abstain": 0}}],
        "must_show": ["the chair is not among the eight seats", "the absence is justified",
                      "the resolution carries its own number series"],
    },
    {
        "country": "CR", "body": "Concejo Municipal", "kind": "ordinaria", "number": 60, "date": "2023-05-18",
        "start": "19:04", "end": None, "chair": "a regidor (seat 1)", "seats": 7, "present_titular": 6,
        "substitutions": [{"seat": 4, "by": "suplente", "scope": "whole session"}],
        "suplentes_present_not_voting": 6, "agenda": ["Revisión y aprobación del acta 59"],
        "errata": [{"minutes": 59, "resolution": 7, "where_it_says": "Presupuesto 03-2023",
                    "must_say": "Presupuesto 02-2023"}],
        "resolutions": [{"number": "1", "item": 1, "time": "19:05"}],
        "must_show": ["seven seats are covered although one titular is absent", "the erratum with both texts",
                      "the hour of the resolution", "problem: the end hour is missing"],
    },
    {
        "country": "CL", "body": "Concejo Municipal", "kind": "ordinaria", "number": 30, "date": "2025-07-31",
        "start": "18:00", "end": None, "chair": "Alcalde", "seats": 6, "present": 6, "agenda": ["Revisión del acta 28"],
        "corrections": [
            {"minutes": 28, "page": 11, "where_it_says": "SR. RAMRIO", "must_say": "SR. RAMIRO"},
            {"minutes": 28, "page": 13, "delete": "una frase repetida"},
            {"minutes": 28, "page": 53, "where_it_says": "es una cambiar", "must_say": "es cambiar"},
        ],
        "must_show": ["three corrections to the previous acta, asked for by one councillor, in the text of this acta"
                      " and linked from the corrected one"],
    },
    {
        "country": "ES", "body": "Pleno", "kind": "ordinaria", "number": None, "date": "2022-09-22", "start": "19:00",
        "end": None, "call_sent": "2022-09-19", "chair": "Alcaldesa en funciones (deputy acting)", "seats": 9,
        "present": 5, "excused": 4, "groups": {"Lista Azul": 6, "Lista Verde": 2, "Lista Gris": 1},
        "must_show": ["quorum: a third of nine is three, five present, so there is quorum and the acta says so with the"
                      " figures", "the acting chair is named with that quality",
                      "the call is dated three days before; two working days are asked for",
                      "the group of each member in brackets"],
    },
)  # fmt: skip


def real() -> tuple[Facts, ...]:
    return tuple(json.loads(REAL.read_text(encoding="utf-8"))) if REAL.exists() else ()


def said(lines: str | None, *wordings: str) -> None:
    """One of the wordings stands in the acta; nothing to look at while only the records are checked."""
    assert lines is None or any(wording.lower() in lines.lower() for wording in wordings), wordings


def chair_outside(entered: Entered, lines: str | None) -> None:
    view = entered.view
    assert len(view.seats) == 8
    assert view.chair is not None
    assert view.chair.seat not in view.seats
    assert view.chair.id not in {member.id for member in view.seated()}
    assert view.quorum.present == 7
    said(lines, view.chair.person.short_name)


def absence_justified(entered: Entered, lines: str | None) -> None:
    view, reason = entered.view, entered.facts["excused"][0]["reason"]
    state = view.states[entered.hall.members[8]]
    assert (state.kind, state.reason) == (PresenceKind.JUSTIFIED, reason)
    said(lines, reason)
    said(lines, "justifi", "con aviso", "excus")


def own_series(entered: Entered, lines: str | None) -> None:
    view, fact = entered.view, entered.facts["resolutions"][0]
    (resolution,) = view.resolutions
    assert resolution.number == int(fact["number"])
    (vote,) = view.votes
    result = view.results[vote.id]
    assert (result.outcome, result.counts.for_, result.unanimous) == (Outcome.PASSED, fact["vote"]["for"], True)
    said(lines, fact["number"])


def seven_covered(entered: Entered, lines: str | None) -> None:
    view = entered.view
    assert len(view.seated()) == 7
    assert view.states[entered.hall.members[4]].kind is PresenceKind.ABSENT
    assert sum(1 for member in view.substitutes if view.states[member.id].in_room) == 7
    (vote,) = view.votes
    assert [ballot.value for ballot in view.ballots_of(vote.id)] == [BallotValue.FOR] * 7
    said(lines, "Suplente Número 4", "Número 4, Suplente")


def erratum(entered: Entered, lines: str | None) -> None:
    fact = entered.facts["errata"][0]
    (correction,) = entered.view.corrections
    assert correction.kind is CorrectionKind.ERRATUM
    assert (correction.where_it_says, correction.must_say) == (fact["where_it_says"], fact["must_say"])
    assert entered.corrected.corrected_by[0][1].id == entered.session_id
    said(lines, fact["where_it_says"])
    said(lines, fact["must_say"])


def hour_of_resolution(entered: Entered, lines: str | None) -> None:
    (resolution,) = entered.view.resolutions
    assert f"{resolution.at:%H:%M}" == "19:05"
    said(lines, "19:05")


def end_missing(entered: Entered, lines: str | None) -> None:
    problems = minutes_problems(entered.view)
    assert "Falta indicar a qué hora terminó la sesión." in [one.text for one in problems if one.blocks]


def three_corrections(entered: Entered, lines: str | None) -> None:
    view = entered.view
    assert len(view.corrections) == 3
    assert {one.asked_by_id for one in view.corrections} == {entered.hall.members[2]}
    assert [one[1].id for one in entered.corrected.corrected_by] == [entered.session_id] * 3
    assert entered.corrected.session.number == entered.facts["corrections"][0]["minutes"]
    for fact in entered.facts["corrections"]:
        for key in ("where_it_says", "must_say", "delete"):
            said(lines, fact.get(key, ""))
    said(lines, view.member(entered.hall.members[2]).person.short_name)


def quorum_of_nine(entered: Entered, lines: str | None) -> None:
    counted = entered.view.quorum
    assert (counted.needed, counted.present, counted.total, counted.reached) == (3, 5, 9, True)
    assert counted.explanation == "Hay quórum: están presentes 5 de los 9 integrantes y el mínimo es 3."
    said(lines, "hay quórum")
    for word in ("cinco", "nueve", "tres"):
        said(lines, word)


def acting_chair(entered: Entered, lines: str | None) -> None:
    assert entered.view.session.chair_title == "Alcaldesa en funciones"
    said(lines, "Alcaldesa en funciones")


def call_in_time(entered: Entered, lines: str | None) -> None:
    view = entered.view
    deadline = view.profile.deadlines["notice"]
    assert view.session.call_sent is not None
    assert (view.session.date - view.session.call_sent).days == 3
    assert (deadline.amount, deadline.unit) == (2, "working_days")
    assert notice_given(view.session.call_sent, view.session.date, deadline.unit, view.calendar) == 2
    assert "notice_late" not in {problem.key for problem in minutes_problems(view)}


def groups_in_brackets(entered: Entered, lines: str | None) -> None:
    for member in entered.view.titulars:
        party = member.membership.party
        said(lines, f"{member.person.listed_name} ({party})", f"{member.person.short_name} ({party})")
    assert {member.membership.party for member in entered.view.titulars} == set(entered.facts["groups"])


SHOWN: dict[str, Callable[[Entered, str | None], None]] = {
    "the chair is not among the eight seats": chair_outside,
    "the absence is justified": absence_justified,
    "the resolution carries its own number series": own_series,
    "seven seats are covered although one titular is absent": seven_covered,
    "the erratum with both texts": erratum,
    "the hour of the resolution": hour_of_resolution,
    "problem: the end hour is missing": end_missing,
    "three corrections to the previous acta, asked for by one councillor, in the text of this acta"
    " and linked from the corrected one": three_corrections,
    "quorum: a third of nine is three, five present, so there is quorum and the acta says so with the"
    " figures": quorum_of_nine,
    "the acting chair is named with that quality": acting_chair,
    "the call is dated three days before; two working days are asked for": call_in_time,
    "the group of each member in brackets": groups_in_brackets,
}


def acta_text(view: SessionView) -> str:
    """Every line of the acta, no-break spaces made plain."""
    document_minutes = pytest.importorskip("munidesk.features.council.minutes.document")
    document = document_minutes.build_minutes(view, printed_at=datetime(2026, 11, 20, 9, 0))
    return "\n".join(plain_lines(document)).replace("\u00a0", " ")


IDS = ("chile", "costa-rica", "correcciones", "espana")


@pytest.fixture(params=[*INVENTED, *real()], ids=[*IDS, *(f"real-{name}" for name in IDS if REAL.exists())])
def entered(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Entered]:
    """Each session in a file of its own."""
    made = enter(request.param, tmp_path / "valle.munidesk")
    yield made
    made.hall.store.close()


def test_the_records_hold_what_the_acta_must_show(entered: Entered):
    assert entered.facts["must_show"]
    for promise in entered.facts["must_show"]:
        SHOWN[promise](entered, None)


def test_the_acta_shows_what_it_must(entered: Entered):
    lines = acta_text(entered.view)
    for promise in entered.facts["must_show"]:
        SHOWN[promise](entered, lines)


@pytest.mark.skipif(
    not REAL.exists(), reason="Sin la carpeta compartida: faltan los hechos de las cuatro sesiones reales."
)
def test_the_four_real_sessions_were_entered():
    assert len(real()) == 4
