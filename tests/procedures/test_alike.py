"""Observations that say nearly the same are proposed together, whatever their accents and endings; others are not."""

from munidesk.procedures.alike import alike, stems
from munidesk.procedures.domain import CaseEntry


def entry(number: int, text: str) -> CaseEntry:
    return CaseEntry(id=str(number), case_id="x", step_id="y", number=number, text=text)


def test_those_that_share_what_they_are_about_stand_together_and_the_largest_group_comes_first():
    entries = [
        entry(1, "Semáforo en el cruce del camping"),
        entry(2, "Que no se tape el humedal detrás de la escuela"),
        entry(3, "Permitir cuatro pisos en la ruta"),
        entry(4, "El humedal de la escuela no se tiene que tapar"),
        entry(5, "Un semaforo para el cruce del Camping, por favor"),
        entry(6, "No tapen los humedales de la Escuela"),
    ]
    assert [[one.number for one in group] for group in alike(entries)] == [[2, 4, 6], [1, 5]]


def test_one_word_in_common_is_not_enough_and_common_words_count_for_nothing():
    assert alike([entry(1, "Más árboles en la plaza"), entry(2, "La plaza sin perros sueltos")]) == ()
    assert alike([entry(1, "Que haya todo para todos"), entry(2, "Que todos puedan hacer todo")]) == ()
    assert stems("Que para los") == frozenset()


def test_no_observation_is_in_two_groups():
    texts = ["vereda escuela norte", "vereda escuela", "escuela norte vereda rota", "rota escuela vereda"]
    groups = alike([entry(at, text) for at, text in enumerate(texts)])
    ids = [one.id for group in groups for one in group]
    assert len(ids) == len(set(ids))
