"""Members named in prose with the right gender and number."""

import pytest

from munidesk.town.domain import Gender, Member, Membership, Person, Role, Seat
from munidesk.town.posts import group_names, member_name, member_phrase, member_title, person_phrase
from munidesk.town.profiles import load_profile

UY = load_profile("UY")
F, M, UNKNOWN = Gender.FEMALE, Gender.MALE, Gender.UNKNOWN


def member(name: str, gender: Gender, post: str = "councillor", *, substitute: bool = False, title: str = "") -> Member:
    given, _blank, family = name.partition(" ")
    role = Role.SUBSTITUTE if substitute else Role.TITULAR
    record = Membership(id=name, body_id="", seat_id="", person_id=name, role=role, post=post, title=title)
    return Member(
        record,
        Person(id=name, given_names=given, family_names=family, gender=gender),
        Seat(body_id="", number=1, post=post),
    )


MARTA = member("Marta Olivera Pintos", F, "mayor")
RAUL = member("Raúl Etcheverry Sosa", M)
NELSON = member("Nelson Bentancor Ruiz", M)
SILVIA = member("Silvia Cabral Techera", F)
INES = member("Inés Moreira Lacuesta", F)
HUGO = member("Hugo Pereyra Vidal", M, substitute=True)
ALEX = member("Alex Sosa", UNKNOWN)


def test_one_member_with_article_and_post():
    assert member_name(MARTA, UY) == "la Alcaldesa Marta Olivera Pintos"
    assert member_name(RAUL, UY, of=True) == "del Concejal Raúl Etcheverry Sosa"
    assert member_name(MARTA, UY, of=True) == "de la Alcaldesa Marta Olivera Pintos"
    assert member_name(INES, UY, capital_letter=True) == "La Concejala Inés Moreira Lacuesta"
    assert member_name(RAUL, UY, short=True) == "el Concejal Raúl Etcheverry"
    assert member_name(RAUL, UY, article=False) == "Concejal Raúl Etcheverry Sosa"
    assert member_phrase(INES, UY).to() == "a la Concejala Inés Moreira Lacuesta"


def test_suplente_does_not_change_with_gender():
    assert member_name(HUGO, UY) == "el Concejal suplente Hugo Pereyra Vidal"
    assert member_title(member("Rosa Techera", F, substitute=True), UY) == "Concejala suplente"


def test_while_the_gender_is_unknown_the_name_stands_alone():
    assert member_name(ALEX, UY) == "Alex Sosa"
    assert member_name(ALEX, UY, of=True) == "de Alex Sosa"
    assert member_title(ALEX, UY) == "integrante"
    assert member_title(member("Alex Sosa", UNKNOWN, "mayor"), UY) == "Alcaldía"


def test_a_title_of_its_own_is_kept():
    trustee = member("Aura Estrada", F, "trustee", title="Síndica II")
    assert member_name(trustee, load_profile("GT")) == "la Síndica II Aura Estrada"
    bench = member("Luis Gamboa", M, title="Concejal suplente I", substitute=True)
    assert member_name(bench, load_profile("GT")) == "el Concejal suplente I Luis Gamboa"


def test_the_council_as_the_acta_names_it():
    assert group_names([MARTA, RAUL, NELSON, SILVIA, INES], UY) == (
        "la Alcaldesa Marta Olivera Pintos; los Concejales Raúl Etcheverry Sosa y Nelson Bentancor Ruiz; "
        "y las Concejalas Silvia Cabral Techera e Inés Moreira Lacuesta"
    )


@pytest.mark.parametrize(
    ("members", "text"),
    [
        ([], ""),
        ([RAUL], "el Concejal Raúl Etcheverry"),
        ([SILVIA, RAUL], "la Concejala Silvia Cabral y el Concejal Raúl Etcheverry"),
        ([SILVIA, INES], "las Concejalas Silvia Cabral e Inés Moreira"),
        ([MARTA, RAUL], "la Alcaldesa Marta Olivera y el Concejal Raúl Etcheverry"),
        (
            [RAUL, SILVIA, NELSON],
            "el Concejal Raúl Etcheverry, la Concejala Silvia Cabral y el Concejal Nelson Bentancor",
        ),
        ([RAUL, HUGO], "el Concejal Raúl Etcheverry y el Concejal suplente Hugo Pereyra"),
        ([RAUL, ALEX], "el Concejal Raúl Etcheverry y Alex Sosa"),
    ],
)
def test_groups_by_post_and_gender(members: list[Member], text: str):
    assert group_names(members, UY, short=True) == text


def test_several_suplentes_are_named_together():
    rosa, iris = member("Rosa Techera", F, substitute=True), member("Iris Lema", F, substitute=True)
    assert group_names([rosa, iris], UY) == "las Concejalas suplentes Rosa Techera e Iris Lema"


def test_somebody_who_is_no_member():
    lucia = Person(given_names="Lucía", family_names="Ferrando Bas", gender=F)
    assert person_phrase(lucia, UY.post("official")).of() == "de la funcionaria Lucía Ferrando Bas"
