"""Elections counted elsewhere, from a sheet: a row per candidate and round, as the list «Elecciones» writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.council.elections.domain import Election, PaperKind, Round, RoundKind, numbers_of
from munidesk.features.council.elections.kinds import ELECTION_KINDS
from munidesk.features.council.elections.rules import ElectionResult
from munidesk.features.council.elections.store import draw_lot, new_election, open_round, result_in
from munidesk.features.council.elections.store_candidates import add_candidate
from munidesk.features.council.elections.store_elected import proclaim
from munidesk.features.council.elections.store_totals import count_round
from munidesk.features.council.elections.told import result_of
from munidesk.features.council.incoming.fields import session_fields
from munidesk.features.council.incoming.places import Places
from munidesk.features.council.view import SessionView
from munidesk.features.council.view_data import load_view
from munidesk.sheets.of_kind import not_here
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import Quiet, Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town import store as town

Cells = Mapping[str, object]
_LOT = "sorteo"


def target() -> Target:
    """The votes of each candidate, one per row; the attendance of the session has to be in the file."""
    fields = (
        *session_fields(),
        TargetField("item", _("Asunto"), str, ("asunto", "punto", "tema", "titulo"), needed=True),
        TargetField("post", _("Cargo"), str, ("cargo", "puesto", "eleccion"), needed=True),
        TargetField("round", _("Vuelta"), str, ("vuelta", "ronda", "vuelta n")),
        TargetField(
            "candidate", _("Candidatura"), str, ("candidatura", "candidato", "candidata", "nombre"), needed=True
        ),
        TargetField("votes", _("Votos"), int, ("votos", "papeletas", "cantidad")),
        TargetField("outcome", _("Resultado"), str, ("resultado", "electo", "electa")),
        TargetField("drawn_by", _("Hizo el sorteo"), str, ("hizo el sorteo", "sorteo")),
    )
    return Target(
        "elections", _("voto de una elección"), _("votos de elecciones"), False, fields,
        (("date", "item", "post", "round", "candidate"),), _begin, kinds=ELECTION_KINDS, figures=town.figures,
    )  # fmt: skip


def _begin(store: Store, _sheet: Understood, shape: Shape) -> "_Taker":
    return _Taker(store, shape.mode)


@dataclass
class _Taker(Quiet):
    """An election adds up as a whole: its rows are counted together when the first of them comes."""

    store: Store
    mode: Mode
    rows: list[Cells] = field(default_factory=list)
    done: dict[tuple[str, ...], bool | UserError] = field(default_factory=dict)

    def see(self, rows: Sequence[tuple[Row, Mapping[str, object]]], /) -> None:
        """Kept, to be counted by election."""
        self.rows = [values for _row, values in rows]

    def let_go(self, _row: Row, /) -> bool:
        """One row that cannot be takes its election with it: without it the votes would not add up."""
        return True

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        del row
        key = _key(values)
        if key not in self.done:
            self.done[key] = self._tried([one for one in self.rows if _key(one) == key] or [values])
        done = self.done[key]
        if isinstance(done, UserError):
            raise UserError(str(done), field=done.field or "votes")
        if done and self.mode is Mode.UPDATE:
            raise UserError(not_here(), field="candidate")
        return Taken(f"{values.get('post', '')}, {values.get('candidate', '')}", (), done)

    def _tried(self, rows: Sequence[Cells]) -> bool | UserError:
        try:
            return self._counted(rows)
        except UserError as error:
            return error

    def _counted(self, rows: Sequence[Cells]) -> bool:
        """Whether the election is new. Raises UserError when it was counted otherwise, or cannot be."""
        said = {key: str(value) for key, value in rows[0].items()}
        view = load_view(self.store, Places(self.store).session(said).id)
        item = _item(view, said["item"])
        there = next((one for one in view.elections.of_item(item) if fold(one.title) == fold(said["post"])), None)
        if there is not None and view.elections.rounds_of(there.id):
            if _same(result_of(view, there), rows):
                return False
            raise UserError(_("Esa elección ya consta con otros votos: corríjala en la sesión."), field="votes")
        with self.store.change(_("Elección de otra planilla")):
            made = (
                there.id if there is not None else new_election(self.store, Election(item_id=item, title=said["post"]))
            )
            for name in dict.fromkeys(_name(one) for one in rows if _paper(one) is PaperKind.VALID):
                if not any(fold(one.name) == fold(name) for one in view.elections.candidates_of(made)):
                    add_candidate(self.store, made, name)
            for number in dict.fromkeys(_round(one) for one in rows):
                self._count_round(made, [one for one in rows if _round(one) == number])
            if result_in(self.store, made)[1].complete:
                proclaim(self.store, made)
        return True

    def _count_round(self, election_id: str, rows: Sequence[Cells]) -> None:
        opened = open_round(self.store, election_id)
        _view, result = result_in(self.store, election_id)
        last = result.last
        assert last is not None
        if (last.round.kind is RoundKind.LOT) is not (_round(rows[0]) == _LOT):
            raise UserError(
                _("Según la regla sigue otra cosa: {step}.").format(step=last.round.kind.word), field="round"
            )
        if last.round.kind is RoundKind.LOT:
            self._draw(last.round, result, rows)
            return
        numbers = {fold(one.name): one.number for one in result.candidates}
        votes: dict[int, int] = {}
        for one in rows:
            if _paper(one) is PaperKind.VALID:
                votes[_standing(last.round, numbers, _name(one))] = _votes(one)
        count_round(self.store, opened, votes, _sum(rows, PaperKind.BLANK), _sum(rows, PaperKind.NULL))

    def _draw(self, one: Round, result: ElectionResult, rows: Sequence[Cells]) -> None:
        drawn = [row for row in rows if str(row.get("outcome", "")).strip()]
        numbers = {fold(each.name): each.number for each in result.candidates}
        who = next((str(row["drawn_by"]) for row in rows if row.get("drawn_by")), "")
        draw_lot(self.store, one.id, tuple(_standing(one, numbers, _name(row)) for row in drawn), who)


def _key(row: Cells) -> tuple[str, ...]:
    return tuple(fold(str(row.get(key, ""))) for key in ("date", "body", "session", "item", "post"))


def _name(row: Cells) -> str:
    return " ".join(str(row.get("candidate", "")).split())


def _round(row: Cells) -> str:
    """«1», «2», «sorteo»; blank is the first."""
    said = fold(str(row.get("round", ""))).strip(" .ª")
    return _LOT if said.startswith(_LOT) else "".join(letter for letter in said if letter.isdigit()) or "1"


def _votes(row: Cells) -> int:
    value = row.get("votes")
    return value if isinstance(value, int) else 0


def _paper(row: Cells) -> PaperKind:
    said = fold(_name(row)).removesuffix("s")
    if said in {"en blanco", "blanco", "voto en blanco"}:
        return PaperKind.BLANK
    return PaperKind.NULL if said in {"anulada", "anulado", "nulo", "nula", "voto nulo"} else PaperKind.VALID


def _sum(rows: Sequence[Cells], kind: PaperKind) -> int:
    return sum(_votes(one) for one in rows if _paper(one) is kind)


def _standing(one: Round, numbers: Mapping[str, int], name: str) -> int:
    number = numbers.get(fold(name), 0)
    if number not in numbers_of(one.entrants):
        raise UserError(_("{name} no está en esa vuelta.").format(name=name), field="candidate")
    return number


def _item(view: SessionView, said: str) -> str:
    found = [one.id for one in view.items if str(one.position) == said.strip() or fold(one.title) == fold(said)]
    if len(found) != 1:
        raise UserError(
            _("«{title}» no está en el orden del día de esa sesión.").format(title=said.strip()), field="item"
        )
    return found[0]


def _same(result: ElectionResult, rows: Sequence[Cells]) -> bool:
    """Whether every row says what is counted already."""
    numbers = {fold(one.name): one.number for one in result.candidates}
    counted: dict[tuple[str, str], int] = {}
    for one in result.rounds:
        if one.round.kind is not RoundKind.LOT:
            number = str(one.round.number)
            counted.update({(number, key): one.tally.votes.get(n, 0) for key, n in numbers.items()})
            counted[(number, PaperKind.BLANK)], counted[(number, PaperKind.NULL)] = one.tally.blank, one.tally.null
    for row in rows:
        kind = _paper(row)
        key = (_round(row), fold(_name(row)) if kind is PaperKind.VALID else kind.value)
        if _round(row) != _LOT and counted.get(key, -1) != _votes(row):
            return False
    return True
