"""How lists write sex: what an M stands for is told by its list, never taken for granted."""

import pytest

from munidesk.town.domain import Gender
from munidesk.town.sexes import says_sex, sex_column, sex_word

F, M, U = Gender.FEMALE, Gender.MALE, Gender.UNKNOWN


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (("H", "M", "m.", "h"), (M, F, F, M)),
        (("V", "M"), (M, F)),
        (("F", "M", ""), (F, M, U)),
        (("Fem.", "Masc."), (F, M)),
        (("Femenino", "Masculino", "M"), (F, M, M)),
        (("Mujer", "Hombre", "varón"), (F, M, M)),
        (("Hombre", "M"), (M, F)),
        (("X", "otro", "No binario", "s/d", "–"), (U, U, U, U, U)),
        (("M", "M"), (U, U)),
        (("M", "mujer"), (U, F)),
        (("M", "masc"), (U, M)),
        (("H", "M", "F"), (M, U, F)),
    ],
)
def test_p5_the_letters_of_a_list_tell_what_its_m_is(cells: tuple[str, ...], read: tuple[Gender, ...]):
    column = sex_column(cells)
    assert tuple(map(column.read, cells)) == read
    assert column.doubtful == sum(one == U and cell.lower() == "m" for cell, one in zip(cells, read, strict=True))


@pytest.mark.parametrize(("head", "read"), [("Sexo (H/M)", F), ("Sexo F/M", M), ("V-M", F), ("Sexo", U), ("Mujer", U)])
def test_p5_a_heading_tells_it_too(head: str, read: Gender):
    assert sex_column(["M"], head).read("M") is read


@pytest.mark.parametrize("gender", [F, M])
def test_what_our_own_lists_write_is_read_back_though_nobody_else_is_in_them(gender: Gender):
    word = sex_word(gender)
    assert sex_column([word]).read(word) is gender
    assert says_sex(word)
