"""What every figure on paper is, in words and in SQL over the raw file: nothing of the program is asked.

`:since` and `:until` are the days of the period, `:day` its last day or today, whichever comes first. A blank is never
a zero: what nobody wrote is left out of the count, and of nothing there is «s/d» or «–».
"""

import sqlite3
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

Row = Mapping[str, object]

THEIRS = "i.deleted_at IS NULL AND i.merged_into = '' AND i.received >= :since AND i.received <= :until"
HAD_ANSWER = "i.answer_date IS NOT NULL AND i.answer_date <= :day"
WAITED = """i.received <= :day AND CASE
    WHEN i.answer_date IS NOT NULL THEN i.answer_date > :day OR i.state IN ('received', 'under_study', 'at_council')
    WHEN i.closed_on IS NOT NULL THEN i.closed_on > :day
    ELSE i.state IN ('received', 'under_study', 'at_council') END"""
BROUGHT_BY = """(SELECT a.kind FROM author a WHERE a.initiative_id = i.id AND a.deleted_at IS NULL
    ORDER BY a.position, a.id LIMIT 1)"""
PEOPLE = """SELECT e.id, e.title,
    CASE WHEN n THEN n ELSE e.women + e.men + e.unknown END AS people,
    CASE WHEN n THEN f ELSE e.women END AS women, CASE WHEN n THEN m ELSE e.men END AS men,
    CASE WHEN n THEN n - f - m ELSE e.unknown END AS unknown,
    (SELECT count(*) FROM contribution c WHERE c.encounter_id = e.id AND c.deleted_at IS NULL) AS said
    FROM (SELECT e.*, (SELECT count(*) FROM attendee t WHERE t.encounter_id = e.id AND t.deleted_at IS NULL) AS n,
        (SELECT count(*) FROM attendee t WHERE t.encounter_id = e.id AND t.deleted_at IS NULL AND t.gender = 'f') AS f,
        (SELECT count(*) FROM attendee t WHERE t.encounter_id = e.id AND t.deleted_at IS NULL AND t.gender = 'm') AS m
        FROM encounter e WHERE e.deleted_at IS NULL AND e.state = 'held' AND e.date BETWEEN :since AND :until) e"""
SAT = """SELECT s.id AS session, m.id AS member FROM session s JOIN membership m ON m.body_id = s.body_id
    WHERE s.deleted_at IS NULL AND m.deleted_at IS NULL AND s.state = 'closed' AND m.role = 'titular'
    AND s.body_id = (SELECT id FROM body WHERE kind = 'council' AND deleted_at IS NULL ORDER BY id LIMIT 1)
    AND s.date BETWEEN :since AND :until AND (m.start IS NULL OR m.start <= s.date)
    AND (m."end" IS NULL OR m."end" >= s.date)"""
BOXES = f"""SELECT member, CASE
        WHEN EXISTS (SELECT 1 FROM presence p WHERE p.session_id = session AND p.member_id = member
            AND p.deleted_at IS NULL AND p.kind IN ('present', 'arrives', 'returns')) THEN 'present'
        WHEN EXISTS (SELECT 1 FROM presence p WHERE p.session_id = session AND p.member_id = member
            AND p.deleted_at IS NULL AND p.kind = 'justified') THEN 'justified'
        WHEN EXISTS (SELECT 1 FROM presence p WHERE p.session_id = session AND p.member_id = member
            AND p.deleted_at IS NULL AND p.kind = 'licence') THEN 'licence'
        WHEN EXISTS (SELECT 1 FROM presence p WHERE p.session_id = session AND p.member_id = member
            AND p.deleted_at IS NULL) THEN 'unjustified' ELSE 'unmarked' END AS box FROM ({SAT})"""
IN_FORCE = "coalesce(f.modified, f.approved)"
LINES = "l.deleted_at IS NULL AND l.plan_id = (SELECT id FROM plan WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 1)"
UNDER = f"""WITH RECURSIVE under(top, id) AS (SELECT l.id, l.id FROM plan_line l WHERE {LINES}
    UNION ALL SELECT u.top, l.id FROM under u JOIN plan_line l ON l.parent_id = u.id AND l.deleted_at IS NULL)"""

COUNTS: Mapping[str, tuple[str, str]] = {
    "received": ("recibidas en el período; una unida a otra se cuenta en esa",
                 f"SELECT count(*) FROM initiative i WHERE {THEIRS}"),
    "answered": ("de las recibidas, con respuesta hasta el último día",
                 f"SELECT count(*) FROM initiative i WHERE {THEIRS} AND {HAD_ANSWER}"),
    "given_back": ("de las respondidas, devueltas hasta el último día",
                   f"SELECT count(*) FROM initiative i WHERE {THEIRS} AND {HAD_ANSWER} AND i.feedback_date <= :day"),
    "neighbours": ("traídas por quienes dijeron ser vecinas, organizaciones, comisiones o concejo vecinal",
                   f"SELECT count(*) FROM initiative i WHERE {THEIRS} AND {BROUGHT_BY} IN "
                   "('neighbour', 'organisation', 'commission', 'neighbour_councillor')"),
    "council": ("traídas por concejales o bancadas",
                f"SELECT count(*) FROM initiative i WHERE {THEIRS} AND {BROUGHT_BY} IN ('councillor', 'party')"),
    "overdue_of_all": ("de todas las que esperaban el último día, con el plazo vencido",
                       "SELECT count(*) FROM initiative i WHERE i.deleted_at IS NULL AND i.merged_into = '' "
                       f"AND {WAITED} AND i.due < :day"),
    "open": ("de las recibidas, las que esperaban el último día",
             f"SELECT count(*) FROM initiative i WHERE {THEIRS} AND {WAITED}"),
    "overdue": ("de las abiertas, con el plazo vencido",
                f"SELECT count(*) FROM initiative i WHERE {THEIRS} AND {WAITED} AND i.due < :day"),
    "before": ("recibidas antes del período",
               "SELECT count(*) FROM initiative i WHERE i.deleted_at IS NULL AND i.merged_into = '' "
               "AND i.received < :since"),
    "sessions": ("sesiones levantadas del Concejo",
                 "SELECT count(*) FROM session s WHERE s.deleted_at IS NULL AND s.state = 'closed' AND s.date BETWEEN "
                 ":since AND :until AND s.body_id = (SELECT id FROM body WHERE kind = 'council' AND deleted_at IS NULL "
                 "ORDER BY id LIMIT 1)"),
    "attended": ("casillas de titulares presentes", f"SELECT count(*) FROM ({BOXES}) WHERE box = 'present'"),
    "to_attend": ("casillas de titulares, sin licencias ni lo que nadie marcó",
                  f"SELECT count(*) FROM ({BOXES}) WHERE box NOT IN ('licence', 'unmarked')"),
    "held": ("encuentros realizados", f"SELECT count(*) FROM ({PEOPLE})"),
    "called": ("encuentros previstos, realizados o suspendidos",
               "SELECT count(*) FROM encounter e WHERE e.deleted_at IS NULL AND e.date BETWEEN :since AND :until"),
    "people": ("asistencias: las de la lista, y sin lista las contadas", f"SELECT sum(people) FROM ({PEOPLE})"),
    "said": ("aportes de los encuentros realizados", f"SELECT sum(said) FROM ({PEOPLE})"),
    "grouped": ("aportes que están en un tema",
                "SELECT count(*) FROM contribution c JOIN encounter e ON e.id = c.encounter_id JOIN theme t "
                "ON t.id = c.theme_id WHERE c.deleted_at IS NULL AND t.deleted_at IS NULL AND e.deleted_at IS NULL "
                "AND e.state = 'held' AND e.date BETWEEN :since AND :until"),
    "commitments": ("compromisos del plan que vencen o se cumplieron en el año",
                    "SELECT count(*) FROM commitment c WHERE c.deleted_at IS NULL AND (substr(c.deadline, 1, 4) = "
                    "substr(:until, 1, 4) OR substr(c.done_on, 1, 4) = substr(:until, 1, 4))"),
    "kept": ("de esos, cumplidos",
             "SELECT count(*) FROM commitment c WHERE c.deleted_at IS NULL AND c.done_on IS NOT NULL AND "
             "(substr(c.deadline, 1, 4) = substr(:until, 1, 4) OR substr(c.done_on, 1, 4) = substr(:until, 1, 4))"),
    "late_promises": ("de esos, vencidos sin cumplir",
                      "SELECT count(*) FROM commitment c WHERE c.deleted_at IS NULL AND c.done_on IS NULL AND "
                      "c.deadline < :day AND substr(c.deadline, 1, 4) = substr(:until, 1, 4)"),
}  # fmt: skip
"""Name → (what it is, its SQL): one number each, NULL where there is nothing to count."""

BY_TOPIC_AND_ZONE = f"SELECT topic, zone, count(*) AS n FROM initiative i WHERE {THEIRS} GROUP BY topic, zone"
DAYS_TO_ANSWER = f"""SELECT CAST(julianday(i.answer_date) - julianday(i.received) AS INTEGER) AS days
    FROM initiative i WHERE {THEIRS} AND {HAD_ANSWER} ORDER BY days"""
BY_SOURCE = f"""SELECT lower(trim(f.source)) AS source, sum(f.approved) AS approved, sum({IN_FORCE}) AS current,
    sum(f.executed) AS executed FROM funding f JOIN plan_line l ON l.id = f.line_id
    WHERE f.deleted_at IS NULL AND {LINES} AND f.currency = '' GROUP BY 1"""
MONEY_UNDER = f"""{UNDER} SELECT u.top AS id, sum({IN_FORCE}) AS approved, sum(f.executed) AS executed
    FROM under u JOIN funding f ON f.line_id = u.id AND f.deleted_at IS NULL AND f.currency = '' GROUP BY u.top"""
TREE = f"""SELECT l.*, (SELECT r.value FROM reading r WHERE r.line_id = l.id AND r.deleted_at IS NULL
        ORDER BY r.day DESC, r.id DESC LIMIT 1) AS value FROM plan_line l WHERE {LINES}"""
FACTORS = """SELECT f.* FROM swot_factor f WHERE f.deleted_at IS NULL AND f.matrix_id =
    (SELECT id FROM swot WHERE deleted_at IS NULL ORDER BY version DESC, id DESC LIMIT 1)"""
APPLICABLE = """SELECT c.dimension_key AS dimension, count(*) AS n FROM instrument_criterion c JOIN evaluation_round r
    ON r.instrument_id = c.instrument_id WHERE r.id = :round AND c.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM
    evaluation_answer a WHERE a.round_id = r.id AND a.criterion_key = c.key AND a.not_applicable AND
    a.deleted_at IS NULL) GROUP BY 1"""


class File:
    """A file read as it lies on disk, for the days of a period."""

    def __init__(self, path: Path, since: date, until: date, today: date) -> None:
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._db.row_factory = sqlite3.Row
        self.since, self.until, self.day = since, until, min(until, today)

    def rows(self, sql: str, **more: object) -> list[Row]:
        days = {name: getattr(self, name).isoformat() for name in ("since", "until", "day")}
        return [dict(row) for row in self._db.execute(sql, {**days, **more})]

    def count(self, name: str) -> int:
        """One of `COUNTS`; what has nothing to count is 0 of it."""
        (row,) = self.rows(COUNTS[name][1])
        (value,) = row.values()
        return int(str(value or 0))

    def close(self) -> None:
        self._db.close()


# -- what SQL says badly: the mean of a tree, from the leaves up


def progress(line: Row) -> Fraction | None:
    """Incremento (valor − base) / (meta − base); mantenimiento valor / meta; of a target of zero, kept or not."""
    if line["value"] is None or line["target"] is None:
        return None
    value, target = Fraction(str(line["value"])), Fraction(str(line["target"]))
    if line["kind"] == "maintenance":
        return value / target if target else Fraction(value <= 0)
    base = Fraction(str(line["base"] or 0))
    return (value - base) / (target - base) if target != base else None


def capped(value: Fraction | None) -> Fraction | None:
    return None if value is None else min(Fraction(1), max(Fraction(0), value))


def mean_under(tree: Mapping[str, list[Row]], money: Mapping[str, int], line: Row) -> Fraction | None:
    """Of a branch: its own progress, else the mean by money of the branches that have some, each within 0 and 1."""
    own = progress(line)
    below = tree.get(str(line["id"]), [])
    return own if own is not None or not below else mean_of(tree, money, below)


def mean_of(tree: Mapping[str, list[Row]], money: Mapping[str, int], lines: list[Row]) -> Fraction | None:
    known = [(capped(mean_under(tree, money, one)), money.get(str(one["id"]), 0)) for one in lines]
    parts = [(share, worth) for share, worth in known if share is not None]
    total = sum(worth for _share, worth in parts)
    if not parts:
        return None
    if not total:
        return sum((share for share, _worth in parts), Fraction(0)) / len(parts)
    return sum((share * worth for share, worth in parts), Fraction(0)) / total


# -- how a figure is written


def half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def share(part: int | Fraction, whole: int | Fraction) -> str:
    """«76 %», «s/d» of nothing; what is not all is never 100, nor some 0."""
    if not whole:
        return "s/d"
    exact = Fraction(part) / Fraction(whole) * 100
    shown = half_up(exact)
    shown = 99 if exact < 100 <= shown else 1 if exact > 0 and shown == 0 else shown
    return f"{shown} %"


def middle(values: list[int]) -> str:
    """The median in whole days, halves up; «s/d» with fewer than three."""
    if len(values) < 3:
        return "s/d"
    ordered = sorted(values)
    return str(half_up(Fraction(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2], 2)))
