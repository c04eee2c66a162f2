"""Every figure of the documents of the nine samples, and of a file with blanks, is what its definition says in SQL."""

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import groupby

from munidesk import catalog
from tests.documents.printed import Printed, amount
from tests.oracle import definitions as what
from tests.oracle.definitions import COUNTS, File, middle, share

Read = tuple[Callable[[str], Printed], File]


def council(raw: File) -> str:
    """What people call it: Ley 7/1985 says Pleno, the Mexican states Cabildo."""
    (row,) = raw.rows("SELECT country FROM municipality")
    return {"ES": "Pleno", "MX": "Cabildo"}.get(str(row["country"]), "Concejo")


def test_the_figures_at_the_head_of_the_analysis(read: Read):
    printed, raw = read
    paper, n = printed("participation-analysis"), raw.count
    assert paper.key("sesi")[0] == str(n("sessions"))
    assert paper.key("de asistencia de titulares")[0] == share(n("attended"), n("to_attend"))
    assert f"{n('attended')} de {n('to_attend')}" in paper.key("de asistencia de titulares")[1]
    received, words = paper.key("iniciativas: ")
    assert (received, words.split(";")[0]) == (
        str(n("received")), f"iniciativas: {n('neighbours')} de vecinos y {n('council')} del {council(raw)}",
    )  # fmt: skip
    unsaid = n("received") - n("neighbours") - n("council")
    assert (f"de {unsaid} no consta" in words) is (unsaid > 0)
    answered, words = paper.key("respondidas: ")
    days = [int(str(row["days"])) for row in raw.rows(what.DAYS_TO_ANSWER)]
    told = f"; mediana de {middle(days)} días" if len(days) >= 3 else ""
    assert (answered, words) == (
        share(n("answered"), n("received")), f"respondidas: {n('answered')} de {n('received')}{told}",
    )  # fmt: skip
    assert paper.key("devueltas: ") == (
        share(n("given_back"), n("answered")), f"devueltas: {n('given_back')} de las {n('answered')} respondidas",
    )  # fmt: skip
    overdue = n("overdue_of_all")
    assert any(f"Hay {overdue} vencida" in line for line in paper.lines) is (overdue > 0)
    before = n("before")
    assert any(f"{before} iniciativa" in line and "antes del" in line for line in paper.lines) is (before > 0)


def test_the_attendance_of_each_titular(read: Read):
    printed, raw = read
    boxes: dict[str, dict[str, int]] = {}
    for row in raw.rows(what.BOXES):
        own = boxes.setdefault(str(row["member"]), {})
        own[str(row["box"])] = own.get(str(row["box"]), 0) + 1
    expected = sorted(
        [
            f"{own.get('present', 0)} de {sum(own.values()) - own.get('licence', 0) - own.get('unmarked', 0)}",
            *(str(own.get(kind, 0)) for kind in ("justified", "licence", "unjustified")),
        ]
        for own in boxes.values()
    )
    if not raw.count("sessions"):
        return
    rows = printed("participation-analysis").rows("Cuadro 1")
    total = next(at for at, row in enumerate(rows) if row[0] == "Titulares")
    assert sorted([row[2], *row[4:7]] for row in rows[:total]) == expected
    assert rows[total][2] == f"{raw.count('attended')} de {raw.count('to_attend')}"


def test_initiatives_by_who_brought_them(read: Read):
    printed, raw = read
    rows = {row[0]: row for row in printed("participation-analysis").rows("Cuadro 2")}
    n, total = raw.count, rows["Total"]
    assert total[1:7] == [
        str(n("received")), str(n("answered")), share(n("answered"), n("received")), str(n("given_back")),
        share(n("given_back"), n("answered")), str(n("open")),
    ]  # fmt: skip
    assert total[7] in {str(n("overdue")), "–"}
    assert (total[7] == "–") is (
        n("received") > 0 and not raw.rows(f"SELECT 1 FROM initiative i WHERE {what.THEIRS} AND i.due IS NOT NULL")
    )
    assert rows[council(raw)][1] == str(n("council"))
    assert rows["Participación vecinal"][1] == str(n("neighbours"))
    days = [int(str(row["days"])) for row in raw.rows(what.DAYS_TO_ANSWER)]
    assert total[8] == middle(days)


def test_topics_and_zones_add_up_to_all(read: Read):
    printed, raw = read
    counts = {(str(row["topic"]), str(row["zone"])): int(str(row["n"])) for row in raw.rows(what.BY_TOPIC_AND_ZONE)}
    if not counts:
        return
    *body, total = printed("participation-analysis").rows("Cuadro 3")
    by_topic = {
        topic or "Sin tema": sum(counts[pair] for pair in pairs)
        for topic, pairs in groupby(sorted(counts), key=lambda pair: pair[0])
    }
    assert {row[0]: int(row[-2]) for row in body} == by_topic
    assert all(sum(map(int, row[1:-2])) == int(row[-2]) for row in (*body, total))
    assert int(total[-2]) == raw.count("received")
    shares = [Fraction(row[-1].removesuffix(" %").replace(",", ".")) for row in body]
    assert sum(shares) == 100
    for row, found in zip(body, shares, strict=True):
        assert abs(found - Fraction(int(row[-2]) * 100, int(total[-2]))) < 1


def test_encounters_and_who_came(read: Read):
    printed, raw = read
    if not raw.count("called"):
        return
    *body, total = printed("participation-analysis").rows("Cuadro 4")

    def cell(value: object) -> str:
        return "s/d" if value is None else str(value)

    expected = sorted(
        [str(row["title"]), *(cell(row[key]) for key in ("people", "women", "men", "unknown")), str(row["said"])]
        for row in raw.rows(what.PEOPLE)
    )
    assert sorted([row[1], *row[3:]] for row in body) == expected
    assert (total[1], total[3], total[7]) == (
        f"{raw.count('held')} de {raw.count('called')} previstos", str(raw.count("people")), str(raw.count("said")),
    )  # fmt: skip


def test_the_head_of_the_synthesis(read: Read):
    printed, raw = read
    keys = printed("topics-synthesis").keys
    assert keys[0] == (str(raw.count("held")), f"encuentros, {raw.count('people')} asistencias")
    said, grouped = raw.count("said"), raw.count("grouped")
    assert keys[1][0] == str(said)
    assert f"{grouped} agrupado" in keys[1][1]
    assert (f"y {said - grouped} sin tema" in keys[1][1]) is (said > grouped)


def test_the_head_of_the_hearing(read: Read):
    printed, raw = read
    paper, n = printed("hearing"), raw.count
    assert paper.key("con respuesta") == (
        f"{n('answered')} de {n('received')}",
        f"iniciativas con respuesta ({share(n('answered'), n('received'))}); {n('given_back')} devuelta"
        + ("" if n("given_back") == 1 else "s"),
    )
    leaves, done = _activities(raw)
    total, words = paper.key("compromiso")
    assert int(total) == n("commitments") + leaves
    assert re.search(r"(\d+) cumplidos", words)[1] == str(n("kept") + done)
    assert n("late_promises") <= int(re.search(r"(\d+) atrasados", words)[1])
    assert f"Se hicieron {n('held')} encuentros, con {n('people')} asistencias." in paper.lines
    rows = {row[0]: row for row in paper.rows("Iniciativas por autoría")}
    assert rows["Total"][1:4] == [str(n("received")), str(n("answered")), str(n("given_back"))]


def _tree(raw: File) -> tuple[dict[str, list[what.Row]], dict[str, int], list[what.Row]]:
    lines = raw.rows(what.TREE)
    lines.sort(key=lambda one: (int(str(one["position"])), str(one["id"])))
    tree: dict[str, list[what.Row]] = {}
    for one in lines:
        tree.setdefault(str(one["parent_id"]), []).append(one)
    money = {str(row["id"]): int(str(row["approved"])) for row in raw.rows(what.MONEY_UNDER)}
    return tree, money, lines


def _activities(raw: File) -> tuple[int, int]:
    """(activities with a target, those that reached it), of the year."""
    tree, _money, lines = _tree(raw)
    leaves = [one for one in lines if not tree.get(str(one["id"])) and one["target"] is not None
              and one["level"] in {"activity", "target"} and _of_year(one, raw.until.year)]  # fmt: skip
    return len(leaves), sum((what.progress(one) or 0) >= 1 for one in leaves)


def _of_year(one: what.Row, year: int) -> bool:
    if one["year"] is not None or one["start"] is None or one["end"] is None:
        return one["year"] == year
    return str(one["start"])[:4] <= str(year) <= str(one["end"])[:4]


def test_the_progress_and_the_money_of_each_line_of_the_year(read: Read):
    printed, raw = read
    paper = printed("poa")
    tree, money, lines = _tree(raw)
    if not any(_of_year(one, raw.until.year) for one in lines):
        return
    executed = {str(row["id"]): int(str(row["executed"])) for row in raw.rows(what.MONEY_UNDER)}
    by_title = {str(one["title"]): one for one in lines}
    rows = [row for row in paper.rows("Eje · objetivo · actividad") if len(row) > 5]
    assert rows
    for row in rows:
        one = by_title[re.sub(r"^[\d. ]+", "", row[0]).strip()]
        exact = what.mean_under(tree, money, one)
        assert row[2] == ("–" if exact is None else share(exact, 1)), row
        assert amount(row[4]) == money.get(str(one["id"]), 0), row
        assert amount(row[5]) == executed.get(str(one["id"]), 0), row
    mean = what.mean_of(tree, money, tree[""])
    assert (f"avance {share(mean or 0, 1)} (" in paper.lines[1]) is (mean is not None)


def test_the_lights_of_the_progress_report_add_up_and_a_blank_has_none(read: Read):
    printed, raw = read
    keys = [int(figure) for figure, _words in printed("progress").keys]
    tree, _money, lines = _tree(raw)
    leaves = [one for one in lines if not tree.get(str(one["id"])) and _of_year(one, raw.until.year)
              and one["level"] in {"activity", "target"}]  # fmt: skip
    assert sum(keys) == len(leaves)
    assert keys[3] == sum(what.progress(one) is None for one in leaves)


def test_money_by_source(read: Read):
    printed, raw = read
    *body, total = printed("budget").named("Cuadro 1")
    expected = {str(row["source"]): row for row in raw.rows(what.BY_SOURCE)}
    assert {row["Fuente"].lower() for row in body} == set(expected)
    heads = {"Aprobado": "approved", "Vigente": "current", "Ejecutado": "executed", "Disponible": "available"}
    shown = {head: key for head in total for word, key in heads.items() if head.startswith(word)}
    assert set(shown.values()) == set(heads.values())
    for row in body:
        own = expected[row["Fuente"].lower()]
        assert {key: amount(row[head]) for head, key in shown.items()} == {key: own[key] for key in shown.values()}
        assert row["% ejecutado"] == share(int(str(own["executed"])), int(str(own["current"])))
    for head, key in shown.items():
        assert amount(total[head]) == sum(int(str(own[key])) for own in expected.values())


def test_mefi_and_mefe_and_no_total_while_a_factor_is_blank(read: Read):
    printed, raw = read
    paper, factors = printed("swot-evaluation"), raw.rows(what.FACTORS)
    for caption, name, quadrants in (
        ("Cuadro 1", "Total MEFI", {"strength", "weakness"}), ("Cuadro 2", "Total MEFE", {"opportunity", "threat"}),
    ):  # fmt: skip
        own = [one for one in factors if one["quadrant"] in quadrants]
        rows = paper.rows(caption)
        total = next(row for row in rows if row[1].startswith(name))
        weights = sum(int(str(one["weight"] or 0)) for one in own)
        assert _hundredths(total[2]) == weights
        whole = all(one["weight"] is not None and one["rating"] is not None for one in own) and weights == 100
        score = sum(int(str(one["weight"] or 0)) * int(str(one["rating"] or 0)) for one in own)
        assert total[4] == "–" if not whole else _hundredths(total[4]) == score
        for one in own:
            (cells,) = [row for row in rows if row[1] == one["text"]]
            blank = one["weight"] is None or one["rating"] is None
            product = int(str(one["weight"] or 0)) * int(str(one["rating"] or 0))
            assert cells[4] == "–" if blank else _hundredths(cells[4]) == product


def _hundredths(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def test_the_account_of_the_evaluation(read: Read):
    printed, raw = read
    paper = printed("pilot-evaluation")
    rows = paper.rows("Cuadro 2")
    (last,) = raw.rows("SELECT id FROM evaluation_round WHERE deleted_at IS NULL ORDER BY number DESC LIMIT 1")
    applicable = [int(str(row["n"])) for row in raw.rows(what.APPLICABLE, round=last["id"])]
    assert sorted(int(row[-2].split(" de ")[1]) for row in rows[:-1]) == sorted(applicable)
    assert int(rows[-1][-2].split(" de ")[1]) == sum(applicable)
    assert sum(int(row[-2].split(" de ")[0]) for row in rows[:-1]) == int(rows[-1][-2].split(" de ")[0])
    products = [_hundredths(row[-1].split("= ")[1]) for row in rows[:-1] if "=" in row[-1]]
    assert sum(products) == _hundredths(rows[-1][-1]) == _hundredths(rows[-1][3])


CHECKED = {
    "participation-analysis", "topics-synthesis", "hearing", "poa", "progress", "budget", "swot-evaluation",
    "pilot-evaluation",
}  # fmt: skip
ELSEWHERE = {
    "attendance": "test_register", "acta": "test_sittings, test_votes_law", "votes": "test_votes_law",
    "commitments": "the hearing above counts them", "hearing-poster": "the figures of the hearing",
    "swot": "the weights of swot-evaluation", "swot-report": "the tables of swot-evaluation",
    "manual": "the blocks of analysis, synthesis, POA and evaluation",
    "manual-next": "as manual", "good-practice": "test_marks: the indicators",
    "plan": "targets as they are stored", "project": "the line of the POA", "gantt": "days as they are stored",
    "encounter": "Cuadro 4 of the analysis", "answers": "one row of each initiative, see below",
}  # fmt: skip
"""Papers whose figures another oracle counts, or that are parts of those checked here."""


def test_the_list_of_answers_has_every_initiative_once(read: Read):
    printed, raw = read
    expected = raw.rows("SELECT folio_year, folio_number FROM initiative i WHERE i.deleted_at IS NULL"
                        " AND i.received BETWEEN :since AND :until ORDER BY 1, 2")  # fmt: skip
    if expected:
        found = [row[0] for row in printed("answers").rows("Folio")]
        assert found == [f"{row['folio_year']}-{int(str(row['folio_number'])):03d}" for row in expected]


def test_every_definition_is_said_in_words_and_every_paper_named_exists():
    assert all(words and sql.startswith(("SELECT", "WITH")) for words, sql in COUNTS.values())
    assert set(catalog.document_names()) >= CHECKED | set(ELSEWHERE)
