"""The figures of the papers that `test_definitions` leaves: each is recomputed by SQL written from what it means."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.data.store import Store
from munidesk.features.council.reports.names import TITLES
from munidesk.records.sheet import Selection
from tests.documents.printed import Printed, amount
from tests.oracle import definitions as what
from tests.oracle import papers
from tests.oracle.conftest import NOW
from tests.oracle.definitions import File, half_up, share
from tests.oracle.test_definitions import CHECKED, ELSEWHERE, _of_year, _tree

Read = tuple[Callable[[str], Printed], File]
Listed = Callable[[str], list[dict[str, object]]]


def number(value: object) -> int:
    return int(str(value))


def hundredths(text: str) -> int:
    """«8,15», «8.15» → 815."""
    return int(re.sub(r"\D", "", text))


# -- the council


def test_the_attendance_of_each_is_what_the_presences_say(read: Read, listed: Listed):
    _printed, raw = read
    boxes: dict[str, Counter[str]] = {}
    for row in raw.rows(f"SELECT b.member, b.box, {papers.NAME} AS name FROM ({what.BOXES}) b "
                        "JOIN membership h ON h.id = b.member JOIN person p ON p.id = h.person_id"):  # fmt: skip
        boxes.setdefault(str(row["name"]), Counter())[str(row["box"])] += 1
    rows = {str(row["Integrante"]): row for row in listed("attendance")}
    for name, own in boxes.items():
        row = rows[name]
        told = [row[head] for head in ("Presente", "Con aviso", "Con licencia", "Sin aviso")]
        assert told == [own[box] for box in ("present", "justified", "licence", "unjustified")], name
        counted = sum(own.values()) - own["licence"] - own["unmarked"]
        assert row["Sesiones en la banca"] == counted, name
        if counted:
            assert abs(float(str(row["Presente %"])) - own["present"] * 100 / counted) <= 0.05, name


def test_each_vote_has_the_ballots_that_were_given(read: Read, listed: Listed, whole: bool):
    _printed, raw = read
    if not whole:
        return  # who voted without being there is told by test_sittings
    expected = Counter((str(row["date"]), str(row["motion"]), row["yes"], row["no"]) for row in raw.rows(papers.VOTES))
    for name in ("votes", "open-data"):
        found = Counter(
            (str(row["Fecha"]), str(row["Moción"]), row["A favor"], row["En contra"]) for row in listed(name)
        )
        assert found == expected, name


def test_each_ballot_and_each_presence_stands_once(read: Read, listed: Listed, whole: bool):
    _printed, raw = read
    if not whole:
        return
    for name, sql in (("ballots", papers.BALLOTS), ("presences", papers.PRESENCES)):
        expected = Counter((str(row["date"]), str(row["name"])) for row in raw.rows(sql))
        assert Counter((str(row["Fecha"]), str(row["Integrante"])) for row in listed(name)) == expected, name


def test_every_resolution_and_every_acta_of_the_book(read: Read, listed: Listed):
    _printed, raw = read
    resolutions = sorted((row["year"], row["number"]) for row in raw.rows(papers.RESOLUTIONS))
    assert sorted((row["Año"], row["Número"]) for row in listed("resolutions")) == resolutions
    assert sorted(number(row["Acta"]) for row in listed("book")) == [row["number"] for row in raw.rows(papers.BOOK)]


def test_the_index_of_the_book_has_each_acta_at_its_folios(read: Read):
    printed, raw = read
    paper, expected = printed("book-index"), raw.rows(papers.BOOK_INDEX)
    shown = [(number(row["Acta"]), row["Folios"]) for row in paper.named("Cuadro 1") if row["Acta"].isdigit()]

    def folios(row: what.Row) -> str:
        first, last = row["folio_from"], row["folio_to"]
        return f"{first}–{last}" if first != last else str(first)

    assert shown == [(row["number"], folios(row)) for row in expected]
    assert paper.key("acta")[0] == str(len(expected))
    used = sum(number(row["folio_to"]) - number(row["folio_from"]) + 1 for row in expected)
    assert paper.key("folio")[0] == str(used)


def test_each_candidate_has_the_votes_of_the_papers(read: Read, listed: Listed):
    _printed, raw = read
    expected = Counter(
        (str(row["date"]), str(row["title"]), row["round"], str(row["name"]), row["votes"])
        for row in raw.rows(papers.ELECTIONS)
    )
    stood = {name for _day, _title, _round, name, _votes in expected}
    found = Counter(
        (str(row["Fecha"]), str(row["Cargo"]), row["Vuelta"], str(row["Candidatura"]), row["Votos"])
        for row in listed("elections")
        if row["Candidatura"] in stood
    )
    assert found == expected


def test_the_register_of_letters_has_every_number_given(read: Read):
    printed, raw = read
    paper = printed("correspondence-book")
    series: dict[str, set[str]] = {}
    for row in raw.rows(papers.LETTERS):
        series.setdefault(str(row["word"]), set()).add(f"{row['number']}/{row['year']}")
    for word, numbers in series.items():
        assert paper.lines[paper.lines.index(word) + 1].startswith(f"{len(numbers)} ")
        assert numbers <= set(paper.lines)


# -- participation


def test_the_encounters_with_who_came_and_what_was_said(read: Read, listed: Listed):
    _printed, raw = read
    expected = sorted(
        (str(row["title"]), None if row["people"] is None else number(row["people"]), number(row["said"]))
        for row in raw.rows(papers.ENCOUNTERS)
    )
    found = sorted(
        (str(row["Título"]), None if row["Personas"] in (None, "") else number(row["Personas"]), number(row["Aportes"]))
        for row in listed("encounters")
    )
    assert found == expected


def test_the_register_has_every_initiative_of_the_period(read: Read, listed: Listed):
    _printed, raw = read
    assert sorted(str(row["Título"]) for row in listed("initiatives")) == sorted(
        str(row["title"]) for row in raw.rows(papers.REGISTER)
    )


def test_a_letter_says_in_how_many_days_it_was_answered(read: Read, sample: Store):
    _printed, raw = read
    for row in raw.rows(papers.ANSWERED)[:6]:
        with fixed_clock(NOW):
            made = catalog.export_named("letter")(sample, Selection(id=str(row["id"])))
        told = [found for line in Printed(made).lines if (found := re.search(r"se respondió en (\d+) día", line))]
        assert [number(found[1]) for found in told] in ([], [number(row["days"])])


def test_the_poster_of_the_hearing_has_its_figures(read: Read, sample: Store):
    _printed, raw = read
    with fixed_clock(NOW):
        made = catalog.export_named("hearing-poster")(sample, Selection(since=raw.since, until=raw.until))
    texts = {text.replace(r"\xa0", " ") for text in re.findall(r"text='([^']*)'", str(made))}
    n = raw.count
    assert {str(n("received")), share(n("answered"), n("received")), str(n("people"))} <= texts


def test_the_sheet_of_the_practice_counts_the_days_of_its_round(read: Read, sample: Store):
    printed, raw = read
    (own,) = raw.rows(papers.ROUND)
    since, until = (date.fromisoformat(str(own[key])) for key in ("since", "until"))
    of_round = File(sample.path, since, until, NOW.date())
    lines, n = printed("good-practice").lines, of_round.count
    for words, part, whole in (
        ("Iniciativas respondidas", n("answered"), n("received")),
        ("Devoluciones hechas", n("given_back"), n("answered")),
        ("Encuentros realizados", n("held"), n("called")), ("Asistencia de titulares", n("attended"), n("to_attend")),
    ):  # fmt: skip
        told = next((line for line in lines if line.startswith(f"{words}:")), "")
        assert not told or f"{part} de {whole} · {share(part, whole)}" in told, told
    of_round.close()


def test_what_waits_on_paper(read: Read):
    printed, raw = read
    lines = printed("pending").lines
    for words, sql in (("Iniciativas [a-z ]+", papers.WAITING), ("Actas por aprobar y firmar", papers.UNSIGNED)):
        told = next((found for line in lines if (found := re.fullmatch(rf"{words} \((\d+)\)", line))), None)
        (row,) = raw.rows(sql)
        assert (number(told[1]) if told else 0) == number(row["n"]), words


# -- plan


def test_commitments_kept(read: Read):
    printed, raw = read
    (row,) = raw.rows(papers.COMMITMENTS)
    assert any(f"{row['done']} de {row['n']} cumplido" in line for line in printed("commitments").lines[:4])


def test_the_ranking_is_the_mean_of_the_marks_by_the_weights(read: Read):
    printed, raw = read
    (criteria,) = raw.rows(papers.CRITERIA)
    totals: dict[str, list[Fraction]] = {}
    for row in raw.rows(papers.MARKS):
        mean = Fraction(number(row["total"]), number(row["n"]))
        totals.setdefault(str(row["title"]), []).append(mean * number(row["weight"]) / 100)
    rows = printed("priorities").rows("Cuadro 2")
    for row in rows:
        title = next((one for one in totals if one in row[1]), "")
        parts = totals.get(title, [])
        if len(parts) == number(criteria["n"]) and number(criteria["weight"]) == 100:
            assert hundredths(row[-1]) == half_up(sum(parts, Fraction(0)) * 100), row


def test_the_plan_prints_bases_and_targets_as_they_were_written(read: Read):
    printed, raw = read
    known = {str(row["title"]): row for row in raw.rows(papers.LINES)}
    rows = [row for row in printed("plan").rows("Objetivo · programa · meta") if len(row) > 4]
    assert rows
    for row in rows:
        own = known[re.sub(r"^[\d. ]+", "", row[0]).strip()]
        for cell, value in ((row[2], own["base"]), (row[3], own["target"])):
            wanted = "" if value is None else re.sub(r"\D", "", str(value))
            assert re.sub(r"\D", "", cell) == wanted, row


def test_the_schedule_says_the_progress_of_each_row_as_the_poa_does(read: Read):
    printed, raw = read
    tree, money, lines = _tree(raw)
    if not any(_of_year(one, raw.until.year) for one in lines):
        return
    by_title = {str(one["title"]): one for one in lines}
    for row in printed("gantt-table").rows("Eje · objetivo · actividad"):
        exact = what.mean_under(tree, money, by_title[re.sub(r"^[\d. ]+", "", row[0]).strip()])
        assert row[2] in (("–", "") if exact is None else (share(exact, 1),)), row


def test_the_schedule_kept_beside_todays(read: Read):
    printed, raw = read
    (row,) = raw.rows(papers.BASELINE)
    figure, _words = printed("baseline").key("de fecha")
    assert number(figure) == number(row["moved"])


def test_the_list_of_lines_has_each_of_the_plan_once(read: Read, listed: Listed):
    _printed, raw = read
    assert sorted(str(row["Nombre"]) for row in listed("plan-lines")) == sorted(
        str(row["title"]) for row in raw.rows(papers.LINES)
    )


def test_the_sheet_of_a_project_has_its_money(read: Read):
    printed, raw = read
    paper = printed("project")
    (own,) = [row for row in raw.rows(papers.LINES) if row["title"] == paper.lines[0]]
    rows = paper.named("Dinero")
    for head, key in (("Vigente", "current"), ("Ejecutado", "executed")):
        found = sum(amount(cell) for row in rows for name, cell in row.items() if name.startswith(head))
        assert found in {number(own[key]), 2 * number(own[key])}, "with its total, where there is one"


# -- FODA, action, votes and answers


def test_the_scores_of_each_factor(read: Read, listed: Listed):
    _printed, raw = read
    rows = {str(row["Factor"]): row for row in listed("swot-factors")}
    expected = raw.rows(papers.SCORES)
    assert set(rows) == {str(one["text"]) for one in expected}
    for one in expected:
        row = rows[str(one["text"])]
        assert row["Personas"] in ({0, None, ""} if not one["people"] else {one["people"]})
        if one["people"]:
            assert (row["Puntaje menor"], row["Puntaje mayor"]) == (one["least"], one["most"])
            mean = Fraction(number(one["total"]), number(one["people"]))
            assert half_up(mean * 100) == round(float(str(row["Puntaje medio"])) * 100)
        if one["weight"] is None or one["rating"] is None:
            assert row["Aporte"] in (None, "")
        else:
            assert round(float(str(row["Aporte"])) * 100) == number(one["weight"]) * number(one["rating"])


def test_the_products_of_the_action_plan(read: Read):
    printed, raw = read
    paper = printed("action-plan")
    (row,) = raw.rows(papers.PRODUCTS, today=NOW.date().isoformat())
    assert paper.key("cumplido") == (str(row["done"]), paper.key("cumplido")[1])
    assert f"de {row['n']}" in paper.key("cumplido")[1]
    for words, key in (("en marcha", "doing"), ("sin empezar", "pending"), ("atrasado", "late")):
        told = [figure for figure, text in paper.keys if words in text]
        assert told in ([str(row[key])], [] if not row[key] else [str(row[key])]), words


def _piles(raw: File) -> list[tuple[str, bool]]:
    """(marks, annulled) of each paper that counts: those of the first count of each table. Too many marks annul it."""
    rows = [row for row in raw.rows(papers.PAPERS) if row["counter"] == 1]
    many = (len(str(row["marks"]).split()) > number(row["most"]) for row in rows)
    return [(str(row["marks"]), bool(row["void"]) or too) for row, too in zip(rows, many, strict=True)]


def test_the_votes_of_each_proposal_are_the_marks_of_the_valid_papers(read: Read):
    printed, raw = read
    paper, piles = printed("budget-count"), _piles(raw)
    votes = Counter(int(mark) for marks, void in piles if not void for mark in marks.split())
    for row in paper.named("Cuadro 1"):
        if row["N.º"].isdigit():
            assert number(row["Votos"]) == votes[number(row["N.º"])], row
    proposals = {row["number"]: row for row in raw.rows(papers.PROPOSALS)}
    assert {number(row["N.º"]) for row in paper.named("Cuadro 1") if row["N.º"].isdigit()} == set(proposals)
    valid = [marks for marks, void in piles if not void and marks]
    told, words = paper.key("votos")
    void, blank = sum(void for _m, void in piles), sum(not marks and not void for marks, void in piles)
    assert number(told) == sum(votes.values())
    assert [number(one) for one in re.findall(r"\d+", words)][:4] == [len(valid), void, blank, len(piles)]
    (signed,) = raw.rows(papers.SIGNED)
    assert paper.key("papeletas de")[1] == f"papeletas de {signed['n']} firmas"


def test_every_paper_counted_is_in_the_list(read: Read, listed: Listed):
    _printed, raw = read
    expected = Counter((row["batch"], row["counter"], str(row["marks"])) for row in raw.rows(papers.PAPERS))
    found = Counter((row["Mesa"], row["Conteo"], str(row["Marcas"] or "")) for row in listed("budget-ballots"))
    assert found == expected


def test_the_answers_of_each_question(read: Read):
    printed, raw = read
    paper, answers = printed("survey-results"), raw.rows(papers.ANSWERS)
    assert number(paper.keys[0][0]) == len({row["sheet"] for row in answers})
    for at, question in enumerate(raw.rows(papers.QUESTIONS), 1):
        if question["kind"] not in {"one", "several"} or question["role"] not in {"unsplit", ""}:
            continue
        own = [row for row in answers if row["question_id"] == question["id"]]
        said = [row for row in own if str(row["value"]).strip() and not row["refused"]]
        options = str(question["options"]).splitlines()
        counts = Counter(options[int(mark) - 1] for row in said for mark in str(row["value"]).split())
        start = paper.lines.index(f"{at}. {question['text']}")
        for option, times in counts.items():
            place = paper.lines.index(option, start)
            assert number(paper.lines[place + 1]) == times, option
            assert paper.lines[place + 2] == share(times, len(said)), option
        assert f"n = {len(said)}" in paper.lines[start + 1]


def test_every_sheet_answered_is_in_the_list(read: Read, listed: Listed):
    _printed, raw = read
    assert sorted(number(row["Hoja"]) for row in listed("survey-answers")) == sorted(
        {number(row["sheet"]) for row in raw.rows(papers.ANSWERS)}
    )


# -- open government


def _worth(row: what.Row, scale: int) -> Fraction:
    """Points of an answer, from 0 to the scale; a blank is worth nothing."""
    value, kind = str(row["value"] or ""), row["kind"]
    if not value:
        return Fraction(0)
    if kind == "scale":
        return Fraction(value)
    if kind == "yes_no":
        return Fraction(scale) * int(value)
    if kind == "checklist":
        return Fraction(scale * value.count("1"), len(value))
    part, _bar, whole = value.partition("|")
    reached = Fraction(part) / int(whole) * 100 if kind == "computed" else Fraction(value)
    low = Fraction(str(row["low"])) if row["low"] not in (None, "") else Fraction(0)
    high = Fraction(str(row["high"])) if row["high"] not in (None, "") else Fraction(100)
    return min(Fraction(1), max(Fraction(0), (reached - low) / (high - low))) * scale


def test_the_diagnosis_says_of_each_component_what_its_answers_are_worth(read: Read):
    printed, raw = read
    components, items = raw.rows(papers.COMPONENTS), raw.rows(papers.ITEMS)
    scale = number(components[0]["scale"])
    asked = [row for row in items if not row["not_applicable"]]
    weighed, total, mass = [], Fraction(0), Fraction(0)
    for one in components:
        own = [row for row in asked if row["dimension_key"] == one["key"]]
        weight = sum(number(row["weight"]) for row in own)
        score = sum(_worth(row, scale) * number(row["weight"]) for row in own) / weight * 100 / scale
        share_of = weight if one["weighting"] == "items" else number(one["weight"])
        weighed.append((str(one["title"]), score))
        total, mass = total + score * share_of, mass + share_of
    paper = printed("diagnosis")
    rows = {row["Componente"]: row for row in paper.named("Cuadro 1")}
    last = next(head for head in ("2026", "Ronda 2", "Ahora") if head in rows["Total"])
    for title, score in weighed:
        assert hundredths(rows[title][last]) == half_up(score * 10), title
    assert hundredths(rows["Total"]["Peso × puntaje"].removeprefix("suma = ")) == half_up(total / mass * 100)
    missing = next(row for row in paper.named("Cuadro 3") if row["Qué hacer"] == "Lo que falta para 100")
    assert hundredths(missing["Puntos"]) == 10_000 - half_up(total / mass * 100)
    assert len(listed_items(paper)) == len(items)


def listed_items(paper: Printed) -> list[str]:
    """The codes of the annex, one for each item that is asked."""
    return [row[0] for row in paper.rows("Cuadro 6") if len(row) == 7 and "." in row[0]]


HERE = {
    "diagnosis",
    "attendance", "votes", "open-data", "ballots", "presences", "resolutions", "book", "book-index", "encounters",
    "initiatives", "letter",
    "hearing-poster", "good-practice", "pending", "commitments", "priorities", "plan", "gantt-table", "baseline",
    "plan-lines", "project", "swot-factors", "action-plan", "budget-count", "budget-ballots", "survey-results",
    "survey-answers", "elections", "correspondence-book", "opening-plan", "opening-followup",
}  # fmt: skip
NO_FIGURES = {
    "reading": "the acta in large letters", "notice": "a call", "agenda": "a list of matters", "extract": "an acta's",
    "certificate": "an acta's", "book-sheets": "blank sheets",
    "attendance-report": "the list of attendance, as test_attendance_report counts it",
    "correspondence": "a letter as it went",
    "sign-in": "blank lines", "feedback": "what was answered, in words", "budget-ballot": "to be marked",
    "budget-feasibility": "opinions and costs as they are stored", "survey-form": "to be filled",
    "swot-poster": "the matrix for the wall", "swot-poster-a2": "the matrix for the wall",
    "gantt-a3": "the schedule on another paper", "alignment": "codes as they are stored",
    "priorities-form": "to be filled", "follow-up-reminder": "which sheets came back, by day",
    "pilot-plan": "thresholds as they are stored", "data-map": "words", "person-data": "words",
    "thread": "days as they are stored", "pilot-form": "to be filled", "pilot-answers": "as test_marks counts them",
    "user-guide": "words", "hearing-questions": "blank lines", "handover": "a folder of the papers named here",
    "follow-up": "sheets with what is stored", "book-opening": "the declaration as it is stored",
    "book-closing": "the declaration as it is stored", "public": "the acta without what is private",
    **dict.fromkeys(TITLES, "as test_council_reports counts it"), "fulfilments": "who and when, as it is stored",
    "diagnosis-form": "to be filled", "diagnosis-compare": "two of diagnosis, see test_papers_diagnosis",
    "semaforo-poster": "the cells of diagnosis for the wall", "diagnosis-answers": "as they are stored",
    "diagnosis-open-data": "the table of diagnosis in a folder",
    "improvements": "what each gives and gave back, as test_improvements_paper counts it",
    "practice": "words", "practice-bank": "words", "practices-folder": "words in a folder",
    "advocacy-agenda": "words and days as they are stored", "learning": "words",
    "instrument": "as test_document_instrument",
    "actors": "marks as they are stored", "responsibility": "letters of a matrix as they are stored",
    "structure": "words", "agreements": "words and days as they are stored", "key-questions": "words",
    "pmot-status": "as the tests of territory count it", "project-bank": "the marks, as test_bank counts them",
    "pmot-report": "as test_follow counts it",
    "needs": "the gaps, as test_needs counts them", "training-program": "as test_training_store counts it",
    "training-record": "levels as they are stored", "training-sign-in": "blank lines",
    "edition-list": "hours and marks, as the tests of editions count them", "training-certificate": "frozen when given",
    "certificates": "folios as they are stored", "training-report": "as test_yearly counts it",
    "meeting-lines": "words", "trainers": "as they are stored", "cascade": "as test_network counts it",
    "training-kit": "a folder",
    "twinning-file": "words and days as they are stored", "twinning-agreement": "words in two languages",
    "twinning-poa": "costs as they are stored", "visit-report": "costs as they are stored",
    "circle": "communications, as the tests of twinning count them", "twinning-report": "as test_plan counts it",
    "evaluation-forms": "to be filled", "case": "days, as test_clock counts them", "cases": "days, as test_clock",
    "procedure": "steps and terms as they are stored", "silence-certificate": "days, as test_clock counts them",
    "consultation-matrix": "as test_papers of procedures counts it", "observation-form": "to be filled",
    "consultation-notice": "as test_papers of procedures reads it",
    "consultation-report": "as test_papers of procedures counts it",
    "altered": "an acta that is not what was approved", "whole-book": "the actas of book-index, one behind the other",
}  # fmt: skip
"""Papers without a figure of their own, and why."""


NOT_IN_THE_SAMPLES = {"dc3", "speakers"}
"""Nobody speaks in the samples, and the DC-3 is of México, off until asked for: their own tests count them."""


def test_every_paper_has_an_oracle_or_says_why_it_needs_none():
    assert set(catalog.document_names()) == CHECKED | set(ELSEWHERE) | HERE | set(NO_FIGURES) | (NOT_IN_THE_SAMPLES)
    assert not (CHECKED | HERE) & set(NO_FIGURES)
