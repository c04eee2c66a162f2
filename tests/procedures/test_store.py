"""Cases in a file: numbers, terms refused with the day on which they can be closed, silence, turns, entries, proofs."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.procedures import store as cases
from munidesk.procedures import store_entries, store_procedures, store_steps
from munidesk.procedures.codes import Differs, Outcome, StepState, Way
from munidesk.procedures.domain import CaseEntry, CaseStep
from munidesk.procedures.kinds import KINDS, STEPS
from munidesk.procedures.reading import script_of, shipped, shipped_text
from munidesk.procedures.rules import Standing
from munidesk.procedures.schema import SCHEMA
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.attachments import attach
from munidesk.town.domain import Municipality
from munidesk.town.links import link, unlink
from tests.records.agreement import unsaid

NOW = datetime(2026, 11, 17, 10, 0)


@pytest.fixture
def store(tmp_path: Path):
    yield from opened(tmp_path, "UY")


@pytest.fixture
def mexican(tmp_path: Path):
    yield from opened(tmp_path, "MX")


def opened(tmp_path: Path, country: str):
    with fixed_clock(NOW):
        made = file.create(tmp_path / f"{country}.munidesk", catalog.schemas(), author="Lucía")
        town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country=country))
        yield made
        made.close()


def begin(store, key: str, **told) -> str:
    return cases.open_case(store, shipped_text(key), "Plan local Costa del Alba", **told).id


def step(store, case_id: str, key: str) -> CaseStep:
    return cases.load_case(store, case_id).steps[key]


def do(store, case_id: str, *days: tuple[str, date], **told) -> None:
    for key, day in days:
        cases.do_step(store, step(store, case_id, key).id, day, **{"note": "En la carpeta 3", **told})


def refused(verb, *arguments, **named) -> UserError:
    with pytest.raises(UserError) as found:
        verb(*arguments, **named)
    return found.value


UY_START = (("inicio", date(2026, 8, 20)), ("documento-avance", date(2026, 9, 1)),
            ("publicar-manifiesto", date(2026, 9, 7)))  # fmt: skip


@pytest.fixture
def seen(store) -> str:
    """A consultation whose plan is on view since 7-9-2026."""
    case_id = begin(store, "consulta-publica-uy", on=date(2026, 8, 20))
    do(store, case_id, *UY_START)
    return case_id


def test_every_column_is_said_once_and_none_is_hidden():
    assert unsaid(SCHEMA, KINDS) == []


def test_a_case_gets_the_next_number_of_its_year_and_copies_its_procedure_with_its_version(store):
    first = cases.open_case(store, shipped_text("consulta-publica-uy"), "Uno", on=date(2025, 3, 1))
    second = cases.open_case(store, shipped_text("consulta-publica-uy"), "Dos")
    third = cases.open_case(store, shipped_text("pmot"), "Tres", responsible="Ana")
    assert [one.label for one in (first, second, third)] == ["1/2025", "1/2026", "2/2026"]
    assert (third.version, third.procedure, third.responsible) == (1, shipped("pmot").title, "Ana")
    assert cases.script_in(third) == shipped("pmot")
    assert len(cases.load_case(store, third.id).ordered) == 31


def test_who_does_the_steps_of_a_procedure_is_proposed_as_its_actors(store):
    view = cases.load_case(store, begin(store, "consulta-publica-uy"))
    assert "Intendencia" in {one.name for one in view.actors}
    twinned = cases.load_case(store, begin(store, "hermanamiento"))
    assert not any("SRE" in one.name for one in twinned.actors), "those of another country stay out"


def test_what_has_to_be_on_view_is_refused_until_the_day_after_its_last_one(store, seen):
    """Ley 18.308, art. 24: published 7-9-2026, thirty days without counting the first."""
    manifest = step(store, seen, "manifiesto")
    error = refused(cases.do_step, store, manifest.id, date(2026, 10, 7))
    assert "Se puede cerrar desde el jueves 8 de octubre" in str(error)
    assert error.field == "done_on"
    assert step(store, seen, "manifiesto") == manifest
    assert cases.do_step(store, manifest.id, date(2026, 10, 8)).state is StepState.DONE


def test_a_step_whose_turn_did_not_come_says_what_it_waits_for(store, seen):
    error = refused(cases.do_step, store, step(store, seen, "aprobacion-previa").id, date(2026, 11, 17))
    assert "«Responder cada observación con razones»" in str(error)


def test_a_decree_without_the_hearing_is_refused_though_the_hearing_was_said_not_to_apply(store, seen):
    """Without the steps of participation the instrument is void: Ley 18.308, art. 26."""
    do(store, seen, ("manifiesto", date(2026, 10, 8)), ("respuestas", date(2026, 10, 9)),
       ("aprobacion-previa", date(2026, 10, 12)), ("informes", date(2026, 10, 13)))  # fmt: skip
    cases.skip_step(store, step(store, seen, "audiencia").id, "Ya se oyó a la gente", date(2026, 10, 14))
    cases.skip_step(store, step(store, seen, "correspondencia").id, "No corresponde", date(2026, 10, 14))
    do(store, seen, ("elevar", date(2026, 11, 1)))
    view = cases.load_case(store, seen)
    assert view.standing(view.steps["decreto"]) is Standing.BLOCKED
    assert "«Audiencia pública»" in str(refused(cases.do_step, store, view.steps["decreto"].id, date(2026, 11, 17)))


def test_no_day_is_before_what_it_follows_nor_still_to_come(store, seen):
    one = step(store, seen, "opinion-concejo").id
    assert "antes del 07/09/2026" in str(refused(cases.do_step, store, one, date(2026, 9, 6)))
    assert "todavía no llegó" in str(refused(cases.do_step, store, one, date(2026, 11, 18)))
    assert cases.do_step(store, one, date(2026, 9, 7), note="Carpeta 3").done_on == date(2026, 9, 7)


# -- observations


def observe(store, case_id: str, text: str, key: str = "manifiesto", author: str = "", **told) -> CaseEntry:
    one = CaseEntry(case_id=case_id, step_id=step(store, case_id, key).id, text=text,
                    **{"day": date(2026, 9, 10), "way": Way.PAPER, **told})  # fmt: skip
    return store_entries.save_entry(store, one, author)


def test_the_replies_are_not_done_until_every_observation_has_one(store, seen):
    for text in ("Uno", "Dos", "Tres"):
        observe(store, seen, text)
    do(store, seen, ("manifiesto", date(2026, 10, 8)))
    answers = step(store, seen, "respuestas").id
    first, second, third = cases.load_case(store, seen).entries
    store_entries.answer_entries(store, [first.id, second.id], Outcome.REFUSED, "Es rural", "", date(2026, 10, 9))
    error = refused(cases.do_step, store, answers, date(2026, 10, 9))
    assert "Falta responder 1 de 3" in str(error)
    assert "O-003" in str(error)
    store_entries.answer_entries(store, [third.id], Outcome.ACCEPTED, "", "Artículo 9", date(2026, 10, 9))
    assert cases.do_step(store, answers, date(2026, 10, 9)).state is StepState.DONE


def test_one_answer_serves_for_several_and_each_has_it(store, seen):
    both = [observe(store, seen, text).id for text in ("El humedal", "Que no se tape el humedal")]
    store_entries.answer_entries(store, both, Outcome.PARTLY, "Una franja de 40 m", "Lámina 5", date(2026, 11, 1))
    assert [(one.outcome, one.reasons, one.result) for one in cases.load_case(store, seen).entries] == [
        (Outcome.PARTLY, "Una franja de 40 m", "Lámina 5")
    ] * 2
    store.undo()
    assert not any(one.answered for one in cases.load_case(store, seen).entries), "one answer is one step of Ctrl+Z"


def test_an_answer_without_the_reasons_it_owes_writes_nothing(store, seen):
    both = [observe(store, seen, text).id for text in ("Uno", "Dos")]
    assert refused(store_entries.answer_entries, store, both, Outcome.REFUSED, " ", "", NOW.date()).field == "reasons"
    assert not any(one.answered for one in cases.load_case(store, seen).entries)


def test_a_folio_that_was_taken_away_is_given_to_no_other(store, seen):
    observe(store, seen, "Uno")
    second = observe(store, seen, "Dos")
    store_entries.remove_entry(store, second.id)
    assert observe(store, seen, "Tres").folio == "O-003"


def test_who_observed_is_kept_apart_in_the_private_table(store, seen):
    one = observe(store, seen, "Más árboles", author="Rosa Núñez")
    row = store.get("case_entry", one.id)
    assert "Rosa" not in str(row)
    assert "neighbour" in store.private_tables
    assert store.get("neighbour", one.neighbour_id)["name"] == "Rosa Núñez"


def test_what_came_after_the_last_day_is_told_as_late(store, seen):
    view = cases.load_case(store, seen)
    late = observe(store, seen, "Tarde", day=date(2026, 10, 8))
    on_time = observe(store, seen, "A tiempo", day=date(2026, 10, 7))
    manifest = view.steps["manifiesto"]
    assert (view.late(late, manifest), view.late(on_time, manifest)) == (True, False)


# -- offices, silence, decisions


@pytest.fixture
def asked(mexican) -> str:
    """Four offices asked for their opinion on 9-11-2026: ten working days, until 24-11-2026."""
    case_id = begin(mexican, "consulta-publica-mx", on=date(2026, 2, 12))
    do(mexican, case_id, ("acuerdo-inicio", date(2026, 2, 12)), ("aviso-inicio", date(2026, 2, 20)),
       ("proyecto", date(2026, 11, 9)))  # fmt: skip
    for name in ("Protección Civil", "Movilidad"):
        store_entries.save_entry(mexican, CaseEntry(
            case_id=case_id, step_id=step(mexican, case_id, "opiniones").id, name=name, asked_on=date(2026, 11, 9),
        ))  # fmt: skip
    return case_id


def test_offices_that_did_not_answer_hold_the_step_until_their_term_went_by(mexican, asked):
    one = step(mexican, asked, "opiniones")
    view = cases.load_case(mexican, asked)
    assert view.deadline(one).last == date(2026, 11, 24)
    assert "Protección Civil y Movilidad" in str(refused(cases.do_step, mexican, one.id, NOW.date()))
    assert "desde el miércoles 25 de noviembre" in str(refused(cases.accept_silence, mexican, one.id, NOW.date()))
    with fixed_clock(NOW + timedelta(days=8)):
        assert cases.load_case(mexican, asked).silence_due(one)
        kept = cases.accept_silence(mexican, one.id, date(2026, 11, 25))
    assert (kept.state, kept.silent) == (StepState.DONE, True)


def test_nothing_closes_by_itself_when_a_term_goes_by(mexican, asked):
    with fixed_clock(NOW + timedelta(days=60)):
        view = cases.load_case(mexican, asked)
        assert view.overdue(view.steps["opiniones"])
        assert view.standing(view.steps["opiniones"]) is Standing.DOING


def test_silence_that_says_nothing_concludes_nothing(store):
    """The other city did not answer: it is overdue, and that is all."""
    case_id = begin(store, "hermanamiento", on=date(2026, 1, 5))
    do(store, case_id, *((key, date(2026, 1, 6)) for key in ("iniciativa", "capacidad", "perfil", "contacto")))
    one = step(store, case_id, "respuesta-contraparte")
    view = cases.load_case(store, case_id)
    assert (view.overdue(one), view.silence_due(one)) == (True, False)
    assert "reclame la respuesta" in str(refused(cases.accept_silence, store, one.id, NOW.date()))


def twinned(store) -> str:
    case_id = begin(store, "hermanamiento", on=date(2026, 1, 5))
    for key in ("iniciativa", "asesoria", "capacidad", "perfil", "contacto", "respuesta-contraparte", "comite", "temas",
                "borrador", "cabildo", "aviso-sre", "observaciones", "ajustes"):  # fmt: skip
        do(store, case_id, (key, date(2026, 2, 1)))
    return case_id


def test_an_opinion_with_changes_reopens_the_adjustments_and_what_was_there_stays_as_an_earlier_turn(mexican):
    case_id = twinned(mexican)
    do(mexican, case_id, ("dictamen", date(2026, 3, 1)), choice="con-cambios")
    view = cases.load_case(mexican, case_id)
    assert [view.steps[key].state for key in ("ajustes", "dictamen")] == [StepState.PENDING] * 2
    assert view.is_open(view.steps["ajustes"])
    assert [(one.done_on, one.choice) for one in view.turns_of(view.steps["dictamen"])] == [
        (date(2026, 3, 1), "Procede con cambios")
    ]
    assert "Procede con cambios" in view.turns_of(view.steps["ajustes"])[0].why
    mexican.undo()
    assert cases.load_case(mexican, case_id).turns == (), "the decision and all that it reopened are one Ctrl+Z"


def test_only_a_favourable_opinion_opens_the_signature(mexican):
    case_id = twinned(mexican)
    do(mexican, case_id, ("dictamen", date(2026, 3, 1)), choice="no")
    sign = step(mexican, case_id, "firma")
    assert "No procede" in str(refused(cases.do_step, mexican, sign.id, date(2026, 3, 2))) or (
        "«Recibir el dictamen de procedencia»" in str(refused(cases.do_step, mexican, sign.id, date(2026, 3, 2)))
    )


def test_a_decision_without_what_was_decided_is_refused(mexican):
    case_id = twinned(mexican)
    assert refused(do, mexican, case_id, ("dictamen", date(2026, 3, 1))).field == "choice"


def test_what_was_put_to_a_vote_and_lost_holds_what_waits_for_it(mexican):
    case_id = begin(mexican, "consulta-publica-mx", on=date(2026, 2, 12))
    first = step(mexican, case_id, "acuerdo-inicio")
    cases.reject_step(mexican, first.id, "Acuerdo 14: 3 votos a favor, 4 en contra", date(2026, 2, 12))
    view = cases.load_case(mexican, case_id)
    assert view.standing(view.steps["aviso-inicio"]) is Standing.WAITING
    do(mexican, case_id, ("acuerdo-inicio", date(2026, 3, 12)))
    turn = cases.load_case(mexican, case_id).turns[0]
    assert (turn.state, "Acuerdo 14" in turn.reason) == (StepState.REJECTED, True)


def test_a_step_that_comes_back_is_done_again_and_its_earlier_times_stay(mexican):
    case_id = twinned(mexican)
    do(mexican, case_id, ("dictamen", date(2026, 3, 1)), choice="favorable")
    do(mexican, case_id, ("firma", date(2026, 3, 2)), ("instalar-comite", date(2026, 3, 3)), ("poa", date(2026, 3, 4)))
    before = cases.load_case(mexican, case_id).progress
    do(mexican, case_id, ("poa", date(2026, 11, 4)))
    view = cases.load_case(mexican, case_id)
    poa = view.steps["poa"]
    assert (poa.done_on, view.turns_of(poa)[0].done_on) == (date(2026, 11, 4), date(2026, 3, 4))
    assert view.comes_back_on(poa) == date(2027, 11, 4)
    assert view.progress == before


def test_a_step_is_undone_only_while_nothing_done_hangs_on_it(store, seen):
    assert "«Publicar la puesta de manifiesto»" in str(
        refused(cases.undo_step, store, step(store, seen, "documento-avance").id)
    )
    published = step(store, seen, "publicar-manifiesto").id
    assert cases.undo_step(store, published).state is StepState.PENDING


# -- differences, proofs, the end


def test_another_term_in_a_case_is_kept_as_a_difference_and_counts(store, seen):
    manifest = step(store, seen, "manifiesto")
    changed = store_steps.change_step(store, replace(manifest, amount=45, term_article="Decreto 3/2026"))
    assert changed.differs is Differs.CHANGED
    assert "Plazo: 30" in changed.was
    assert "Ley 18.308, art. 24" in changed.was
    assert "desde el viernes 23 de octubre" in str(refused(cases.do_step, store, manifest.id, date(2026, 10, 8)))


def test_a_step_of_ones_own_stands_where_it_was_put_and_only_it_can_be_taken_away(store, seen):
    manifest = step(store, seen, "manifiesto")
    made = store_steps.add_step(
        store, CaseStep(case_id=seen, title="Avisar por radio", after="publicar-manifiesto"), manifest.id
    )
    keys = [one.key for one in cases.load_case(store, seen).ordered]
    assert keys.index("avisar-por-radio") == keys.index("manifiesto") + 1
    assert (made.differs, made.stage) == (Differs.ADDED, manifest.stage)
    assert refused(store_steps.remove_step, store, manifest.id).code == "of_procedure"
    store_steps.remove_step(store, made.id)
    assert "avisar-por-radio" not in cases.load_case(store, seen).steps


@pytest.mark.parametrize("told", [{"after": "respuestas"}, {"after": "nadie"}, {"amount": 0}, {"title": " "}])
def test_a_change_that_no_procedure_can_have_is_refused_at_its_field(store, seen, told):
    error = refused(store_steps.change_step, store, replace(step(store, seen, "manifiesto"), **told))
    assert error.field in told


def test_a_record_of_munidesk_proves_a_step(store, seen):
    one = step(store, seen, "opinion-concejo")
    resolution = Ref("resolution", "r1")
    tie = link(store, Ref("case_step", one.id), resolution)
    assert cases.proofs_of(store, one.id) == (resolution,)
    assert cases.load_case(store, seen).standing(one) is Standing.DOING
    unlink(store, tie)
    assert cases.proofs_of(store, one.id) == ()


def test_a_closed_case_is_not_written_until_it_is_reopened(store, seen):
    assert refused(cases.close_case, store, seen, NOW.date(), "").field == "outcome"
    cases.close_case(store, seen, NOW.date(), "La Intendencia retiró el plan")
    with pytest.raises(UserError, match="cerrado"):
        observe(store, seen, "Tarde")
    with pytest.raises(UserError, match="cerrado"):
        do(store, seen, ("opinion-concejo", NOW.date()))
    cases.reopen_case(store, seen)
    do(store, seen, ("opinion-concejo", NOW.date()))


def test_only_a_case_in_which_nothing_was_done_can_be_taken_away(store, seen):
    assert refused(cases.remove_case, store, seen).code == "begun"
    other = begin(store, "pmot")
    cases.remove_case(store, other)
    assert [one.id for one in cases.cases(store)] == [seen]
    assert STEPS.all(store, case_id=other) == ()


# -- procedures of one's own


def test_a_procedure_of_ones_own_leaves_as_toml_and_comes_back_with_another_version(store, tmp_path):
    script = shipped("consulta-publica-uy")
    made = store_procedures.save_procedure(store, replace(script, key="licitar", title="Licitar", version=1))
    assert next(one.script.key for one in store_procedures.offered(store)) == "licitar"
    cases.open_case(store, made.script, "Una licitación")
    path = tmp_path / "licitar.toml"
    path.write_text(made.script, encoding="utf-8")
    again = store_procedures.bring_in(store, path)
    assert (again.id, again.version) == (made.id, 2)
    assert script_of(again.script, "x").steps == script.steps


def test_a_country_is_offered_its_own_procedures_and_those_of_all(store, mexican):
    assert {one.script.key for one in store_procedures.offered(store)} == {
        "consulta-publica-uy",
        "convenio-capacitacion",
        "hermanamiento",
        "pmot",
    }
    assert "consulta-publica-mx" in {one.script.key for one in store_procedures.offered(mexican)}


def test_a_case_goes_on_by_the_procedure_it_copied_though_that_is_changed_or_taken_away(store):
    script = replace(shipped("consulta-publica-uy"), key="propio", title="Propio")
    made = store_procedures.save_procedure(store, script)
    case = cases.open_case(store, made.script, "Uno")
    store_procedures.save_procedure(store, replace(script, steps=script.steps[:2], title="Otro", letters=()), made.id)
    store_procedures.remove_procedure(store, made.id)
    assert len(cases.load_case(store, case.id).ordered) == 14
    assert cases.script_in(case).title == "Propio"


def test_a_step_that_asks_for_a_paper_is_not_done_without_it_nor_a_word_of_where_it_is(store):
    case_id = begin(store, "consulta-publica-uy", on=date(2026, 8, 20))
    first = step(store, case_id, "inicio").id
    error = refused(cases.do_step, store, first, date(2026, 8, 20))
    assert "Falta el papel «Resolución»" in str(error) and "dónde consta" in str(error)
    assert step(store, case_id, "inicio").state is StepState.PENDING
    assert cases.do_step(store, first, date(2026, 8, 20), note="Carpeta 3").state is StepState.DONE


def test_a_record_or_an_attached_paper_is_proof_enough_and_a_letter_that_was_not_sent_is_none(store, tmp_path, seen):
    opinion = step(store, seen, "opinion-concejo").id
    assert "la resolución" in str(refused(cases.do_step, store, opinion, date(2026, 9, 10)))
    store_entries.save_entry(
        store,
        CaseEntry(
            case_id=seen, step_id=step(store, seen, "manifiesto").id, text="Que no se tape", day=date(2026, 9, 9)
        ),
    )
    link(store, Ref("case_step", opinion), Ref("agenda_item", "un-asunto"), "treated")
    assert "Falta la prueba" in str(refused(cases.do_step, store, opinion, date(2026, 9, 10)))
    paper = tmp_path / "opinion.pdf"
    paper.write_bytes(b"%PDF-1.4 opinion")
    attach(store, Ref("case_step", opinion), paper)
    assert cases.do_step(store, opinion, date(2026, 9, 10)).state is StepState.DONE
