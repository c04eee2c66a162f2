"""Lists of members as people paste them."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.data.store import Store
from munidesk.town import roster as rosters
from munidesk.town import store as town
from munidesk.town.domain import Gender, Role
from munidesk.town.posts import group_names
from munidesk.town.profiles import load_profile
from munidesk.town.roster import ALIKE, Roster, draft_members, read_roster
from munidesk.town.roster_columns import Mapping, Use, guess_mapping
from munidesk.town.roster_save import Saved, save_roster

UY = load_profile("UY")

PASTED = """
Apellidos, Nombre|Cargo|Lista|Titular o suplente de
Olivera Pintos, Marta|Alcaldesa|Vecinos Unidos|Titular
Etcheverry Sosa, Raúl|Concejal|Vecinos Unidos|Titular
Bentancor Ruiz, Nelson|Concejal|Unión Local|Titular
Cabral Techera, Silvia|Concejala|Cerro Adelante|Titular
Moreira Lacuesta, Inés|Concejala|Unión Local|Titular
Pereyra Vidal, Hugo|Concejal|Unión Local|Suplente de Moreira
Sosa|Concejal|Vecinos Unidos|Suplente de Etcheverry
Techera Umpiérrez, Rosa|Concejala|Cerro Adelante|Suplente de Cabral
Bentancour Ruiz, Nelson|Concejal|Unión Local|Suplente de Moreira
Fagúndez Lema, Iris|Concejala|Vecinos Unidos|Suplente de Olivera
"""


def rows(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip("\n").splitlines()]


def read(text: str, country: str = "UY", **options: object) -> Roster:
    table, profile = rows(text), load_profile(country)
    return read_roster(table, guess_mapping(table, profile), profile, **options)  # type: ignore[arg-type]


def test_the_list_of_the_first_run_is_understood():
    roster = read(PASTED)
    assert len(roster.titulares) == 5
    assert len(roster.substitutes) == 4
    assert roster.parties == ("Vecinos Unidos", "Unión Local", "Cerro Adelante")
    assert [(problem.record, problem.text, problem.detail) for problem in roster.problems] == [
        ("7", "Fila 7: falta el nombre.", "Escríbalo después de la coma: «Sosa, Ana»."),
        ("9", "Fila 9: ¿es la misma persona de la fila 3?", "Los nombres casi coinciden."),
    ]
    assert [problem.blocks for problem in roster.problems] == [True, False]


def test_it_reads_in_the_acta_as_the_first_run_shows():
    members = draft_members(read(PASTED), UY)
    assert group_names([member for member in members if member.is_titular], UY) == (
        "la Alcaldesa Marta Olivera Pintos; los Concejales Raúl Etcheverry Sosa y Nelson Bentancor Ruiz; "
        "y las Concejalas Silvia Cabral Techera e Inés Moreira Lacuesta"
    )
    hugo = next(member for member in members if member.person.given_names == "Hugo")
    assert hugo.seat.number == 5


def test_a_doubt_that_was_answered_is_not_asked_again():
    same, two = read(PASTED, decided={9: True}), read(PASTED, decided={9: False})
    assert next(entry for entry in same.entries if entry.row == 9).same_as == 3
    assert next(entry for entry in two.entries if entry.row == 9).same_as is None
    assert [problem.key for problem in (*same.problems, *two.problems)] == ["name_missing", "name_missing"]


def test_a_member_twice_in_the_list_is_stopped():
    roster = read("Nombre|Cargo\nMarta Olivera|Alcaldesa\nRaúl Etcheverry|Concejal\nETCHEVERRY RAUL|Concejal")
    assert len(roster.entries) == 2
    (problem,) = roster.problems
    assert problem.blocks
    assert problem.text == "Fila 3: repite a la persona de la fila 2."


def test_two_mayors_are_pointed_out():
    (problem,) = read("Nombre|Cargo\nMarta Olivera|Alcaldesa\nRaúl Etcheverry|Alcalde").problems
    assert problem.text == "Fila 2: ya hay Alcalde o Alcaldesa en la fila 1."
    assert not problem.blocks


@pytest.mark.parametrize(
    ("head", "uses"),
    [
        ("Nombre y apellido|Cargo|Partido", [Use.FULL, Use.POST, Use.PARTY]),
        ("Apellidos|Nombres|Cargo", [Use.FAMILY, Use.GIVEN, Use.POST]),
        ("Primer apellido|Segundo apellido|Nombre", [Use.FAMILY, Use.FAMILY, Use.GIVEN]),
        ("id_municipal|Municipio|Cargo|Partido|Nombre", [Use.IGNORE, Use.MUNICIPALITY, Use.POST, Use.PARTY, Use.FULL]),
        ("N.º|Integrante|Calidad|Lista", [Use.IGNORE, Use.FULL, Use.ROLE, Use.PARTY]),
        ("NOMBRE|CARGO|TELÉFONO", [Use.FULL, Use.POST, Use.IGNORE]),
    ],
)
def test_columns_are_known_by_their_heads(head: str, uses: list[Use]):
    mapping = guess_mapping([head.split("|"), ["1"] * len(uses)], UY)
    assert mapping == Mapping(tuple(uses), True)


def test_a_list_without_head_is_known_by_its_contents():
    table = rows(PASTED)[1:]
    assert guess_mapping(table, UY) == Mapping((Use.LISTED, Use.POST, Use.PARTY, Use.ROLE), False)


def test_names_alone_are_a_list_too():
    roster = read("Marta Olivera Pintos\nRaúl Etcheverry Sosa")
    assert [entry.family_names for entry in roster.entries] == ["Olivera Pintos", "Etcheverry Sosa"]
    assert guess_mapping([], UY) == Mapping((), False)


@pytest.mark.parametrize(
    ("text", "given_names", "family_names"),
    [
        ("Marta Olivera", "Marta", "Olivera"),
        ("Marta Olivera Pintos", "Marta", "Olivera Pintos"),
        ("Juan José Olaizola", "Juan José", "Olaizola"),
        ("María Cristina Lustemberg Haro", "María Cristina", "Lustemberg Haro"),
        ("Oscar De los Santos", "Oscar", "De los Santos"),
        ("Griselda Yanet Ruano García De Godoy", "Griselda Yanet", "Ruano García De Godoy"),
        ("Romeo  Ramos Cruz", "Romeo", "Ramos Cruz"),
        ("MARTA OLIVERA DE LEÓN", "Marta", "Olivera de León"),
        ("Lic. Marta Olivera", "Marta", "Olivera"),
        ("Olivera Pintos, Marta", "Marta", "Olivera Pintos"),
    ],
)
def test_names_are_split_the_usual_way(text: str, given_names: str, family_names: str):
    (entry,) = read(f"Nombre completo|Cargo\n{text}|Concejal").entries
    assert (entry.given_names, entry.family_names) == (given_names, family_names)


@pytest.mark.parametrize(
    ("name", "post", "gender"),
    [
        ("Marta Olivera", "Concejal", Gender.FEMALE),
        ("Wilmar Sosa", "Concejala", Gender.FEMALE),
        ("Nelson Bentancor", "Concejal", Gender.MALE),
        ("Dorotheus Sosa", "Concejal", Gender.UNKNOWN),
        ("Sra. Dorotheus Sosa", "Concejal", Gender.FEMALE),
    ],
)
def test_gender_from_the_post_the_treatment_or_the_name(name: str, post: str, gender: Gender):
    (entry,) = read(f"Nombre|Cargo\n{name}|{post}").entries
    assert entry.gender is gender


def test_a_mans_post_says_something_where_women_have_theirs():
    roster = read("Nombre|Cargo\nDorotheus Sosa|Concejal\nMarta Olivera|Concejala")
    assert [entry.gender for entry in roster.entries] == [Gender.MALE, Gender.FEMALE]


@pytest.mark.parametrize(
    ("post", "key", "title"),
    [
        ("Alcalde", "mayor", ""),
        ("ALCALDE MUNICIPAL", "mayor", ""),
        ("Sindico I", "trustee", "Síndico I"),
        ("Concejal IV", "councillor", "Concejal IV"),
        ("Concejal titular", "councillor", ""),
        ("Tesorero", "councillor", "Tesorero"),
        ("", "councillor", ""),
    ],
)
def test_posts_of_guatemala(post: str, key: str, title: str):
    (entry,) = read(f"Nombre|Cargo\nNelson Sosa|{post}", "GT").entries
    assert (entry.post, entry.title) == (key, title)


def test_a_post_nobody_knows_is_kept_and_told():
    (problem,) = read("Nombre|Cargo\nNelson Sosa|Tesorero").problems
    assert problem.text == "Fila 1: no se conoce el cargo «Tesorero»."
    assert not problem.blocks


@pytest.mark.parametrize(
    "role",
    [
        "Suplente de Olivera",
        "suplente de MARTA OLIVERA",
        "1er. suplente de Olivera",
        "Suplente de la Alcaldesa",
        "Suplente de 1",
    ],
)
def test_a_suplente_is_hung_on_the_titular_it_names(role: str):
    roster = read(
        f"Nombre|Cargo|Calidad\nMarta Olivera|Alcaldesa|Titular\nRaúl Sosa|Concejal|Titular\nIris Lema|Concejala|{role}"
    )
    assert roster.substitutes[0].substitute_of == 1
    assert roster.problems == ()


def test_a_suplente_of_nobody_known_is_told_and_becomes_general():
    head = "Nombre|Cargo|Calidad\nMarta Olivera|Alcaldesa|Titular\n"
    roster = read(head + "Iris Lema|Concejala|Suplente de Quiroga")
    assert roster.problems[0].text == "Fila 2: no se sabe de quién es suplente («Quiroga»)."
    assert draft_members(roster, UY)[1].seat.is_bench
    assert read(head + "Iris Lema|Concejala|Suplente de Quiroga", known=["Ana Quiroga"]).problems == ()


def test_saving_numbers_the_seats_mayor_first(store: Store):
    council = town.council(store).id
    assert save_roster(store, council, read(PASTED.replace("Sosa|Con", "Sosa, Ana|Con"))) == Saved(10, 0)
    seats = town.seats(store, council)
    assert [(seat.number, seat.post) for seat in seats] == [(1, "mayor"), *((n, "councillor") for n in range(2, 6))]
    fifth = [m for m in town.members(store, council) if m.seat.number == 5]
    assert [(m.person.given_names, m.membership.role, m.membership.order) for m in fifth] == [
        ("Inés", Role.TITULAR, 0),
        ("Hugo", Role.SUBSTITUTE, 1),
        ("Nelson", Role.SUBSTITUTE, 2),
    ]


def test_saving_twice_adds_nothing_and_undo_takes_all_back(store: Store):
    council, roster = town.council(store).id, read(PASTED)
    save_roster(store, council, roster)
    assert save_roster(store, council, roster) == Saved(0, 9)
    assert len(town.people(store)) == 9
    store.undo()
    assert town.people(store) == ()
    assert town.seats(store, council) == ()


def test_the_same_person_as_titular_and_suplente_is_one_person(store: Store):
    council = town.council(store).id
    save_roster(store, council, read(PASTED, decided={9: True}))
    nelsons = [m.person.id for m in town.members(store, council) if m.person.given_names == "Nelson"]
    assert len(nelsons) == 2
    assert len(set(nelsons)) == 1


def test_a_suplente_of_two_titulares_stands_for_both(store: Store):
    council = town.council(store).id
    roster = read(PASTED + "Pereyra Vidal, Hugo|Concejal|Unión Local|Suplente de Cabral")
    for expected in (Saved(10, 0), Saved(0, 10)):
        assert save_roster(store, council, roster) == expected
    hugos = [m for m in town.members(store, council) if m.person.given_names == "Hugo"]
    assert [m.seat.number for m in hugos] == [4, 5]
    assert len({m.person.id for m in hugos}) == 1


def test_a_list_corrected_and_pasted_again_takes_the_place_of_the_first(store: Store):
    council = town.council(store).id
    save_roster(store, council, read(PASTED))
    save_roster(store, council, read("Nombre|Cargo\nMarta Olivera Pintos|Alcaldesa"), replace_all=True)
    assert [m.person.given_names for m in town.members(store, council)] == ["Marta"]
    assert [seat.number for seat in town.seats(store, council)] == [1]


def test_a_newcomer_takes_the_seat_left_free(store: Store):
    council = town.council(store).id
    save_roster(store, council, read(PASTED))
    raul = next(m for m in town.members(store, council) if m.person.given_names == "Raúl")
    town.remove_membership(store, raul.id)
    save_roster(store, council, read("Nombre|Cargo\nAda Prieto|Concejala"))
    ada = next(m for m in town.members(store, council) if m.person.given_names == "Ada")
    assert ada.seat == raul.seat


def test_general_suplentes_sit_on_the_bench(new_store):
    store = new_store("GT", "San Andrés")
    roster = read(
        "Nombre|Cargo\nMilton Fión|Alcalde\nAna Cruz|Síndico I\nJosé Mis|Concejal I\nIris Puga|Concejal Suplente I",
        "GT",
    )
    save_roster(store, town.council(store).id, roster)
    members = town.members(store, town.council(store).id)
    assert [m.membership.title for m in members] == ["", "Síndica I", "Concejal I", "Concejala suplente I"]
    assert [m.seat.is_bench for m in members] == [False, False, False, True]
    assert not members[-1].seat.counts


def test_a_mayor_who_is_no_member_sits_at_number_0(new_store):
    store = new_store("CL", "Municipalidad de Prueba")
    save_roster(
        store,
        town.council(store).id,
        read("Nombre|Cargo\nAna Cruz|Alcaldesa\nJosé Mis|Concejal\nIris Puga|Concejala", "CL"),
    )
    assert [(s.number, s.counts) for s in town.seats(store, town.council(store).id)] == [
        (0, False),
        (1, True),
        (2, True),
    ]


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=6))
def test_any_table_is_read_or_its_rows_are_told(table: list[list[str]]):
    roster = read_roster(table, guess_mapping(table, UY), UY)
    assert len(roster.entries) <= len(table)
    assert len(draft_members(roster, UY)) == len(roster.entries)


@given(st.text("abcdeñ ", max_size=30), st.text("abcdeñ ", max_size=30), st.integers(0, 30))
def test_two_names_are_as_alike_as_when_every_letter_of_them_is_compared(one, other, at):
    for name in (other, one[:at] + one[at + 1 :], one[:at] + "z" + one[at:]):
        wholly = SequenceMatcher(None, name, one, autojunk=False).ratio() >= ALIKE
        assert rosters._alike_to(one)(name) == wholly


def test_a_seat_that_somebody_left_is_taken_before_another_is_made(store):
    council = town.council(store)
    save_roster(store, council.id, read(PASTED))
    seats = town.seats(store, council.id)
    for one in town.members(store, council.id):
        if one.person.given_names == "Raúl":
            town.remove_membership(store, one.id)
    more = "Apellidos, Nombre|Cargo\nLema Ríos, Iris|Concejala\nPintos Sosa, Juan|Concejal\nRuiz Vidal, Ana|Concejala"
    save_roster(store, council.id, read(more))
    assert len(town.seats(store, council.id)) == len(seats) + 2
