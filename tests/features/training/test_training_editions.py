"""An edition from its first class to its certificates: attendance in hours, who passes, folios without gaps."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.features.training.certificates.exports import batch
from munidesk.features.training.certificates.register import Validity, dc3_day, paper_of, register, validity
from munidesk.features.training.certificates.store import annul, close_and_issue, closing, give, reissue
from munidesk.features.training.codes import (
    Attendee,
    EditionState,
    EnrolmentState,
    Layout,
    Level,
    Presence,
    Source,
)
from munidesk.features.training.domain import Competence, Staff
from munidesk.features.training.domain_course import Course, CourseRaise
from munidesk.features.training.domain_edition import Certificate, ClassSession, Edition, Enrolment
from munidesk.features.training.editions.roster import Standing
from munidesk.features.training.editions.store import clashes, load, replicate, save_class, save_edition, suspend
from munidesk.features.training.editions.store_roster import (
    come_back,
    enrol,
    enrol_names,
    leave,
    mark_presence,
    strike,
    write_mark,
)
from munidesk.features.training.kinds import CLASSES, COMPETENCES, COURSES, EDITIONS, ENROLMENTS, RAISES
from munidesk.features.training.store import needs, read_level, save_staff
from munidesk.town.calendar.store import working_days
from munidesk.town.founding import found
from munidesk.town.verdicts import Verdict

NOW = datetime(2026, 11, 27, 18, 0)
HERE, AWAY, LATE, NOTICE = Presence.PRESENT, Presence.ABSENT, Presence.PART, Presence.JUSTIFIED


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    with fixed_clock(NOW):
        yield made
    made.close()


def edition_of(store: Store, course: Course | None = None, hours: tuple[int, ...] = (4, 4, 2)) -> tuple[str, list[str]]:
    """An edition with a class of so many hours on each of the days that end today: (its id, those of its classes)."""
    wanted = course or Course(title="Conducir un encuentro", hours=Decimal(sum(hours)), valid_months=36)
    kept = COURSES.save(store, wanted) if not wanted.id else wanted
    made = save_edition(
        store, Edition(course_id=kept.id, title="", trainers="Rivas Otero, Sonia", place="Centro Cívico")
    )
    classes = [
        save_class(
            store, ClassSession(edition_id=made.id, day=date(2026, 11, 23 + at), start=time(9), hours=Decimal(n))
        ).id
        for at, n in enumerate(hours)
    ]
    return made.id, classes


def enrolled(store: Store, edition: str, *names: str) -> list[str]:
    return [enrol(store, Enrolment(edition_id=edition, name=name)).id for name in names]


def attended(store: Store, classes: list[str], who: str, *kinds: Presence) -> None:
    for key, kind in zip(classes, kinds, strict=True):
        mark_presence(store, key, (who,), kind)


def taught(store: Store) -> tuple[str, list[str]]:
    """Ana, Luis and Eva of the worked values: 10, 8 and 6 of 10 hours."""
    edition, classes = edition_of(store)
    ana, luis, eva = enrolled(store, edition, "Ana", "Luis", "Eva")
    attended(store, classes, ana, HERE, HERE, HERE)
    attended(store, classes, luis, HERE, HERE, AWAY)
    attended(store, classes, eva, HERE, NOTICE, HERE)
    return edition, [ana, luis, eva]


def test_ana_and_luis_pass_by_hours_and_eva_does_not_24_of_30_person_hours(store):
    edition, _people = taught(store)
    now = load(store, edition)
    assert [(one.name, one.attended, one.standing) for one in now.rows] == [
        ("Ana", 10, Standing.PASSES), ("Luis", 8, Standing.PASSES), ("Eva", 6, Standing.LOW),
    ]  # fmt: skip
    assert (now.person_hours, now.hours * len(now.rows)) == (24, 30)


def test_a_mark_of_69_and_a_half_does_not_pass_70(store):
    course = Course(title="Con prueba", hours=Decimal(4), min_mark=Decimal(70))
    edition, classes = edition_of(store, course, (4,))
    ana, eva = enrolled(store, edition, "Ana", "Eva")
    for one in (ana, eva):
        attended(store, classes, one, HERE)
    assert [one.standing for one in load(store, edition).rows] == [Standing.NO_MARK] * 2
    write_mark(store, ana, Decimal("69.5"))
    write_mark(store, eva, Decimal(70))
    assert [one.standing for one in load(store, edition).rows] == [Standing.MARK, Standing.PASSES]
    with pytest.raises(UserError):
        write_mark(store, eva, Decimal(101))


def test_who_cannot_reach_the_minimum_is_told_before_the_last_class(store):
    edition, classes = edition_of(store)
    (eva,) = enrolled(store, edition, "Eva")
    mark_presence(store, classes[0], (eva,), AWAY)
    assert load(store, edition).rows[0].standing is Standing.LOW


def test_part_of_a_class_counts_its_hours_and_no_more_than_the_class_has(store):
    edition, classes = edition_of(store)
    (ana,) = enrolled(store, edition, "Ana")
    mark_presence(store, classes[0], (ana,), LATE, Decimal("2.5"))
    assert load(store, edition).rows[0].attended == Decimal("2.5")
    with pytest.raises(UserError):
        mark_presence(store, classes[0], (ana,), LATE, Decimal(5))
    mark_presence(store, classes[0], (ana,), LATE, Decimal(4))
    assert load(store, edition).rows[0].presences[classes[0]].kind is HERE


def test_classes_longer_than_their_course_are_refused_by_any_way_in(store):
    edition, _classes = edition_of(store)
    with pytest.raises(UserError) as refused:
        save_class(store, ClassSession(edition_id=edition, day=date(2026, 11, 27), hours=Decimal(1)))
    assert refused.value.field == "hours"
    with pytest.raises(UserError):
        CLASSES.save(store, ClassSession(edition_id=edition, day=date(2026, 11, 27), hours=Decimal(1)))


def test_the_list_of_a_class_to_come_is_not_taken(store):
    edition, _classes = edition_of(store, hours=(4,))
    course = COURSES.all(store)[0]
    COURSES.save(store, Course(id=course.id, title=course.title, hours=Decimal(8)))
    late = save_class(store, ClassSession(edition_id=edition, day=date(2026, 12, 4), hours=Decimal(4)))
    (ana,) = enrolled(store, edition, "Ana")
    with pytest.raises(UserError, match="todavía no fue"):
        mark_presence(store, late.id, (ana,), HERE)


def test_names_pasted_from_a_sheet_find_the_staff_and_nobody_twice(store):
    who = save_staff(store, Staff(name="Brum, Noelia"))
    edition, _classes = edition_of(store)
    done = enrol_names(store, edition, "Participante\nNoelia Brum\nRey, Tomás\tClub Social Alba\n\nBrum, Noelia\n")
    assert (done.made, done.there, done.unknown) == (2, 1, 1)
    first, second = ENROLMENTS.all(store, edition_id=edition)
    assert (first.staff_id, first.name) == (who.id, "Brum, Noelia")
    assert (second.kind, second.origin) == (Attendee.OUTSIDE, "Club Social Alba")
    with pytest.raises(UserError):
        enrol_names(store, edition, "\n \n")


def test_the_same_person_in_two_editions_at_the_same_hour_is_told_and_not_refused(store):
    save_staff(store, Staff(name="Brum, Noelia"))
    first, _classes = edition_of(store)
    second, _others = edition_of(store, Course(title="Metas", hours=Decimal(4)), (4,))
    for one in (first, second):
        enrolled(store, one, "Brum, Noelia")
    assert clashes(store, first) == ("Brum, Noelia: el 23/11 a las 9:00 está también en «Metas»",)
    suspend(store, second, "Sin docente")
    assert clashes(store, first) == ()


def test_who_leaves_keeps_a_reason_and_may_come_back_and_who_was_marked_is_not_struck_out(store):
    edition, classes = edition_of(store)
    (ana,) = enrolled(store, edition, "Ana")
    with pytest.raises(UserError):
        leave(store, ana, date(2026, 11, 24), " ")
    leave(store, ana, date(2026, 11, 24), "Trabajo")
    assert load(store, edition).rows[0].standing is Standing.LEFT
    come_back(store, ana)
    mark_presence(store, classes[0], (ana,), HERE)
    with pytest.raises(UserError):
        strike(store, ana)


def test_closing_waits_for_what_is_missing_and_then_nothing_of_the_list_changes(store):
    edition, people = taught(store)
    mark_presence(store, CLASSES.all(store, edition_id=edition)[0].id, people[:1], None)
    with pytest.raises(UserError, match="Falta la asistencia de 1 persona"):
        close_and_issue(store, edition)
    mark_presence(store, CLASSES.all(store, edition_id=edition)[0].id, people[:1], HERE)
    made = close_and_issue(store, edition)
    assert [(one.folio, one.person) for one in made] == [("C-2026-0001", "Ana"), ("C-2026-0002", "Luis")]
    assert [one.state for one in ENROLMENTS.all(store)] == [
        EnrolmentState.PASSES, EnrolmentState.PASSES, EnrolmentState.FAILS,
    ]  # fmt: skip
    assert EDITIONS.get(store, edition).state is EditionState.CLOSED
    one = CLASSES.all(store, edition_id=edition)[0]
    for verb in (
        lambda: mark_presence(store, one.id, people[:1], AWAY), lambda: enrolled(store, edition, "Otra"),
        lambda: CLASSES.save(store, one), lambda: close_and_issue(store, edition),
        lambda: EDITIONS.save(store, EDITIONS.get(store, edition)),
    ):  # fmt: skip
        with pytest.raises(UserError, match="cerrada"):
            verb()


def test_a_folio_that_was_given_is_not_undone(store):
    edition, _people = taught(store)
    close_and_issue(store, edition)
    with pytest.raises(UserError, match="C-2026-0001"):
        store.undo()


def test_of_three_the_second_annulled_and_given_anew_the_last_is_4_of_four_rows_three_are_valid(store):
    edition, classes = edition_of(store, hours=(4,))
    for one in enrolled(store, edition, "Ana", "Luis", "Eva"):
        attended(store, classes, one, HERE)
    second = close_and_issue(store, edition)[1]
    with pytest.raises(UserError):
        reissue(store, second.id, "")
    fresh = reissue(store, second.id, "Apellido mal escrito", "Luisa")
    every = register(store)
    assert [one.one.folio for one in every] == [f"C-2026-000{n}" for n in (1, 2, 3, 4)]
    assert [one.validity for one in every].count(Validity.VALID) == 3
    assert (fresh.folio, every[3].replaces, every[1].replaced_by) == ("C-2026-0004", "C-2026-0002", "C-2026-0004")
    assert "ustituye a la constancia C-2026-0002" in "\n".join(plain_lines(paper_of(store, every[3])))
    assert paper_of(store, every[1]).watermark == "ANULADA"
    with pytest.raises(UserError, match="ya está anulada"):
        annul(store, second.id, "Otra vez")


def test_nobody_below_the_minimum_gets_an_accreditation_but_a_participation(store):
    edition, people = taught(store)
    with pytest.raises(UserError):
        give(store, people[2], Layout.PARTICIPATION)
    close_and_issue(store, edition)
    with pytest.raises(UserError, match=r"Eva no llega al mínimo \(6 de 10 h = 60"):
        give(store, people[2], Layout.ACCREDITATION)
    one = give(store, people[2], Layout.PARTICIPATION)
    printed = "\n".join(plain_lines(paper_of(store, register(store)[-1])))
    assert one.folio == "C-2026-0003" and "participó en el curso" in printed and "nota" not in printed
    with pytest.raises(UserError, match="ya tiene la C-2026-0003"):
        give(store, people[2], Layout.PARTICIPATION)


def test_passing_raises_to_the_level_of_the_course_and_never_lowers(store):
    course = COURSES.save(store, Course(title="Claro", hours=Decimal(4)))
    skill = COMPETENCES.save(store, Competence(title="Lenguaje claro"))
    RAISES.save(store, CourseRaise(course_id=course.id, competence_id=skill.id, level=Level.ALONE))
    people = [save_staff(store, Staff(name=name)) for name in ("Ana", "Luis")]
    read_level(store, people[0].id, skill.id, Level.TEACHES)
    read_level(store, people[1].id, skill.id, Level.KNOWS)
    edition, classes = edition_of(store, course, (4,))
    for one in enrolled(store, edition, "Ana", "Luis"):
        attended(store, classes, one, HERE)
    assert [(one.title, one.level, one.names) for one in closing(store, edition).rises] == [
        ("Lenguaje claro", 3, ("Luis",))
    ]
    close_and_issue(store, edition)
    readings = needs(store).readings
    assert [readings[one.id][skill.id].level for one in people] == [Level.TEACHES, Level.ALONE]
    assert readings[people[1].id][skill.id].source is Source.CERTIFICATE


def test_a_course_of_modules_gives_one_certificate_once_all_are_passed(store):
    whole = COURSES.save(store, Course(title="Diplomado", hours=Decimal(8)))
    modules = [
        COURSES.save(store, Course(title=f"Módulo {n}", hours=Decimal(4), whole_id=whole.id)) for n in (1, 2)
    ]  # fmt: skip
    made = []
    for course in modules:
        edition, classes = edition_of(store, course, (4,))
        (ana,) = enrolled(store, edition, "Ana")
        attended(store, classes, ana, HERE)
        made.append(close_and_issue(store, edition))
    assert made[0] == () and [(one.course, one.hours) for one in made[1]] == [("Diplomado", 8)]


def test_a_replica_names_the_edition_whose_people_give_it(store):
    edition, _people = taught(store)
    with pytest.raises(UserError):
        replicate(store, edition)
    close_and_issue(store, edition)
    assert load(store, replicate(store, edition)).parent == "Conducir un encuentro"


def test_a_certificate_is_about_to_run_out_in_its_last_sixty_days_and_holds_on_its_last(store):
    one = Certificate(person="Ana", expires=date(2026, 11, 27))
    days = (date(2026, 9, 27), date(2026, 9, 28), date(2026, 11, 27), date(2026, 11, 28))
    assert [validity(one, day) for day in days] == [Validity.VALID, Validity.SOON, Validity.SOON, Validity.EXPIRED]


def test_a_dc3_of_a_course_that_ends_on_27_november_is_handed_over_until_28_december(tmp_path):
    mexico = file.create(tmp_path / "m.munidesk", catalog.schemas(), author="Lucía")
    found(mexico, country="MX", name="Municipio de Cerro del Alba")
    assert dc3_day(date(2026, 11, 27), working_days(mexico)) == date(2026, 12, 28)
    mexico.close()


def test_a_printed_certificate_is_ours_and_whole_and_one_changed_is_not(store):
    edition, _people = taught(store)
    made = close_and_issue(store, edition)
    data = render.pdf_bytes(batch(store, edition))
    told = catalog.HOUSE.verify(store, data)
    assert [(one.verdict, one.name) for one in told] == [
        (Verdict.INTACT, "Constancia C-2026-0001"), (Verdict.INTACT, "Constancia C-2026-0002"),
    ]  # fmt: skip
    for typed in (made[0].code, "C-2026-0001"):
        (one,) = catalog.HOUSE.verify(store, typed)
        assert one.verdict is Verdict.INTACT and "Ana" in one.note
    assert catalog.HOUSE.verify(store, "C-2026-0099")[0].verdict is Verdict.FOREIGN
    with pytest.raises(UserError):
        catalog.HOUSE.verify(store, "hola")
    annul(store, made[0].id, "Error")
    (one,) = catalog.HOUSE.verify(store, "C-2026-0001")
    assert "ANULADA" in one.note
    assert catalog.HOUSE.verify(store, data)[0].verdict is Verdict.INTACT


def test_a_name_changed_on_the_paper_is_found_at_its_line(store):
    from dataclasses import replace

    from munidesk.documents.frozen import from_json

    edition, _people = taught(store)
    one = close_and_issue(store, edition)[0]
    entry = register(store)[0]
    forged = replace(entry, one=replace(entry.one, content=entry.one.content.replace("Ana", "Evo")))
    assert from_json(forged.one.content)
    (told,) = catalog.HOUSE.verify(store, render.pdf_bytes(paper_of(store, forged)))
    assert told.verdict is Verdict.ALTERED and "Evo" in told.says and told.name.endswith(one.folio)
