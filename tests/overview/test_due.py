"""«Lo que vence»: in which order and under which heading each thing waits."""

from datetime import date

import pytest

from munidesk.overview.due import by_area, is_new, mine, parts, sections, shortened, under_way
from munidesk.town.manifest import Going, Pending, Waiting

DAY = date(2026, 11, 17)


def row(title, **said):
    return Waiting(title=title, key="x", **said)


def part(*rows, name="Concejo", **said):
    total = said.pop("total", len(rows))
    return Pending(
        title=name, part=name, one="Acta", icon="stamp", rows=rows, total=total, key="x", **said,
    )  # fmt: skip


def shown(*found: Pending, part: str = "") -> list[tuple[str, list[str]]]:
    return [(one.title, [line.row.title for line in one.lines]) for one in sections(found, DAY, part)]


def test_what_is_late_stands_first_and_what_broke_a_term_before_what_is_behind():
    behind = row("atrasada", due=date(2026, 12, 1), late=True, tone="attention")
    overdue = row("vencida", due=date(2026, 11, 15), tone="bad")
    week = row("semana", due=date(2026, 11, 24))
    assert shown(part(behind, row("luego", due=date(2026, 11, 25)), week, overdue, row("acta"))) == [
        ("Vencido", ["vencida", "atrasada"]), ("Esta semana", ["semana"]), ("Sin plazo", ["acta"]),
        ("Después", ["luego"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"due": DAY, "hour": "19:00"}, "Hoy, 19:00"),
        ({"due": date(2026, 11, 18)}, "Mañana"),
        ({"due": date(2026, 11, 27), "words": "En marcha"}, "27 de noviembre"),
        ({"due": date(2027, 1, 3)}, "03/01/2027"),
        ({"due": date(2026, 11, 20), "words": "Quedan 3 días", "icon": "clock"}, "Quedan 3 días"),
        ({"words": "Por firmar", "icon": "pencil"}, "Por firmar"),
    ],
)
def test_a_row_says_its_state_or_its_day(said, state):
    ((line,),) = (one.lines for one in sections([part(row("x", **said))], DAY))
    assert line.state == state


def test_the_rest_of_a_kind_is_one_row_at_the_end_and_no_thing_that_waits():
    found = part(row("una"), total=214, more="Ver las 214")
    assert shown(found)[-1] == ("Hay más", ["Ver las 214"])
    assert sections([found], DAY)[-1].count == 0
    assert parts([found]) == {"Concejo": 214}


def test_one_module_alone_is_shown():
    assert shown(part(row("a")), part(row("b"), name="Planes"), part="Planes") == [("Sin plazo", ["b"])]


def test_first_steps_are_told_while_nothing_was_begun_and_never_after():
    first = row("Convoque la primera sesión", run="new")
    new = part(begin=(first,))
    backup = part(row("Haga un respaldo"), name="Respaldo", printed=False)
    assert is_new([new, backup])
    assert shown(new, backup) == [("Para empezar", ["Convoque la primera sesión"]), ("Sin plazo", ["Haga un respaldo"])]
    used = part(name="Planes")
    assert not is_new([new, used])
    assert shown(new, used) == []


def test_ten_lines_are_shown_and_the_way_to_all_says_how_many_there_are():
    late = [row(f"vencida {n}", due=date(2026, 11, 1 + n)) for n in range(7)]
    week = [row(f"semana {n}", due=date(2026, 11, 18 + n)) for n in range(6)]
    whole = sections([part(*late, *week)], DAY)
    short = shortened(whole, 10)
    assert [(one.title, one.told, one.count) for one in short] == [
        ("Vencido", 7, 7), ("Esta semana", 6, 3), ("", 0, 0),
    ]  # fmt: skip
    assert short[-1].lines[0].row.title == "Ver las 13"
    assert shortened(whole, 13) == whole


def test_what_is_mine_has_my_name_and_by_area_each_line_stands_once_with_nobodys_last():
    found = part(
        row("a", who="Obras", detail="Lucía Prado", due=DAY), row("b", who="Hacienda", due=DAY), row("c", due=DAY),
        row("d", who="LUCIA PRADO", due=DAY),
    )  # fmt: skip
    (own,) = mine([found], "Lucía Prado")
    assert ([one.title for one in own.rows], own.total) == (["a", "d"], 2)
    assert mine([found], "") == ()
    areas = by_area(sections([found], DAY))
    assert [(one.title, [line.row.title for line in one.lines]) for one in areas] == [
        ("Hacienda", ["b"]), ("LUCIA PRADO", ["d"]), ("Obras", ["a"]), ("Sin área", ["c"]),
    ]  # fmt: skip


def test_each_module_shows_its_first_bar_before_any_shows_its_second_and_the_nearest_term_is_first():
    def bar(title, until=None):
        return Going(title=title, key="x", share=0.5, words="1 de 2", until=until)

    soon, later = date(2026, 11, 27), date(2026, 12, 3)
    found = [
        part(going=(bar("plan"), bar("a2"))), part(going=(bar("a3"),)), part(name="Planes"),
        part(name="Piloto", going=(bar("c2"), bar("piloto", later))), part(name="Consulta", going=(bar("hoy", soon),)),
    ]  # fmt: skip
    assert [one.title for one in under_way(found)] == ["hoy", "piloto", "plan", "a2", "c2", "a3"]
