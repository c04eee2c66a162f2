"""The tree of a plan while rows come in: what a line hangs from, by axis, programme, code or the sheet's own shape."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.kinds import LINES
from munidesk.sheets.senses import shown
from munidesk.sheets.understood import Row, RowIs, Understood

_SIGNS = ".-/"


class Tree:
    """The plan's lines by title, by key and by code."""

    def __init__(self, store: Store, plan_id: str) -> None:
        self._store, self._plan = store, plan_id
        self._lines: dict[str, Line] = {}
        self._titles: dict[str, list[str]] = {}
        self._keys: dict[str, str] = {}
        self._codes: dict[str, list[str]] = {}
        self._last: dict[str, int] = {}
        self._of_programme: dict[str, dict[str, None]] = {}
        for one in LINES.all(store, plan_id=plan_id):
            self.put(one)

    def put(self, line: Line) -> Line:
        """A line written: found from now on by what it says."""
        if line.id not in self._lines:
            self._titles.setdefault(fold(line.title), []).append(line.id)
            self._codes.setdefault(fold(line.code), []).append(line.id)
        self._lines[line.id] = line
        self._keys.setdefault(line.id, line.id)
        if line.external:
            self._keys[line.external] = line.id
        self._last[line.parent_id] = max(self._last.get(line.parent_id, 0), line.position)
        if line.level is Level.TARGET and line.product:
            self._of_programme.setdefault(fold(line.product), {})[line.id] = None
        if line.level is Level.PROGRAMME and line.code:
            self._adopt(line)
        return line

    def _adopt(self, programme: Line) -> None:
        """Targets that waited on an axis, or nowhere, for the programme of their code."""
        for key in self._of_programme.get(fold(programme.code), {}):
            one = self._lines[key]
            above = self._lines.get(one.parent_id)
            loose = above is None or above.level is Level.AXIS
            if one.level is Level.TARGET and loose and one.product and fold(one.product) == fold(programme.code):
                with self._store.change(_("Importar el plan")) as writer:
                    writer.put(LINES.table, {"id": one.id, "parent_id": programme.id})
                self._lines[one.id] = replace(one, parent_id=programme.id)

    def place(self, parent: str) -> int:
        """The position after the last of its sisters."""
        return self._last.get(parent, 0) + 1

    def titles(self) -> frozenset[str]:
        """Those there are, folded."""
        return frozenset(self._titles)

    def titled(self, title: str) -> list[Line]:
        return [self._lines[key] for key in self._titles.get(fold(title), ())]

    def keyed(self, external: str) -> Line | None:
        """By the key of the system it comes from, or by our own, which our lists write."""
        key = self._keys.get(external)
        return None if key is None else self._lines[key]

    def coded(self, code: str) -> list[Line]:
        return [self._lines[key] for key in self._codes.get(fold(code), ())] if code else []

    def named(self, text: str, field: str) -> str:
        """The line of a key, a code or a title. Raises UserError for none, or for several."""
        keyed = self.keyed(text)
        found = [keyed] if keyed is not None else self.coded(text) or self.titled(text)
        if len(found) == 1:
            return found[0].id
        told = _("Hay varios renglones «{name}»: escriba su clave.") if found else _("No hay un renglón «{name}».")
        raise UserError(told.format(name=text), field=field)

    def axis(self, title: str) -> str:
        """The axis of that name, made now when there is none."""
        found = next((one for one in self.titled(title) if one.level is Level.AXIS), None)
        if found is not None:
            return found.id
        number = self.place("")
        made = Line(plan_id=self._plan, level=Level.AXIS, position=number, title=title, code=str(number))
        return self.put(LINES.save(self._store, made)).id

    def branch(self, names: Sequence[tuple[str, Level]]) -> str:
        """The last of a chain of lines, each under the one before it, made where they are not there."""
        parent = ""
        for title, level in names:
            found = next((one for one in self.titled(title) if one.parent_id == parent), None)
            if found is None:
                place = self.place(parent)
                made = Line(plan_id=self._plan, parent_id=parent, level=level, position=place, title=title)
                found = self.put(LINES.save(self._store, made))
            parent = found.id
        return parent

    def programme(self, code: str, axis: str) -> str:
        """That of the code, of its own axis first when the code serves several; else the axis."""
        found = [one for one in self.coded(code) if one.level in {Level.PROGRAMME, Level.OBJECTIVE}]
        own = next((one for one in found if one.parent_id == axis), None)
        return (own or found[0]).id if found else axis

    def by_code(self, code: str) -> str | None:
        """The line whose code begins this one: «1» or «1.» over «1.1»; None when no line has such a code."""
        rest = code.strip()
        while at := max((rest.rfind(sign) for sign in _SIGNS), default=-1) + 1:
            rest = rest[: at - 1]
            for spelled in (rest, *(rest + sign for sign in _SIGNS)):
                found = self.coded(spelled)
                if rest and len(found) == 1:
                    return found[0].id
        return None


_BY_HEIGHT = (
    (), (Level.PROGRAMME,), (Level.AXIS, Level.PROGRAMME), (Level.AXIS, Level.OBJECTIVE, Level.PROGRAMME),
)  # fmt: skip


def branch_levels(sheet: Understood) -> Mapping[int, Level]:
    """Line of the file → level, for a sheet whose rows hang from others; nothing for a flat one.

    A row names its own («Eje 2: …», «Programa 3»), else what is over others goes by how many are under it.
    """
    if all(row.parent < 0 for row in sheet.rows):
        return {row.line: said for row in sheet.rows if row.what is RowIs.GROUP and (said := _said(row)) is not None}
    deepest = max(row.depth for row in sheet.rows)
    above = _BY_HEIGHT[min(deepest, len(_BY_HEIGHT) - 1)]
    parents = {row.parent for row in sheet.rows}
    found: dict[int, Level] = {}
    for at, row in enumerate(sheet.rows):
        own = _said(row) if at in parents or row.what is RowIs.GROUP else None
        if own is not None:
            found[row.line] = own
        elif at in parents and above:
            found[row.line] = above[min(row.depth, len(above) - 1)]
        elif row.what is RowIs.DATA:
            found[row.line] = Level.ACTIVITY
    return found


def column_levels(sheet: Understood) -> Sequence[Level]:
    """What each column of a branch names, by its heading; else the first the axes and the last the programmes."""
    found: list[Level] = []
    for order, at in enumerate(sheet.levels):
        said = _level_of(sheet.columns[at].title)
        last = order == len(sheet.levels) - 1
        found.append(said or (Level.AXIS if order == 0 else Level.PROGRAMME if last else Level.OBJECTIVE))
    return found


def named_level(sheet: Understood, row: Row, title: str) -> Level | None:
    """What the column of the names says that they are: under «Actividad» all are activities."""
    said = (_level_of(sheet.columns[at].title) for at, cell in enumerate(row.cells) if shown(cell) == title)
    return next(filter(None, said), None)


def own_words(row: Row) -> str:
    """The first words of a row."""
    texts = (one.shown.strip() for one in row.cells)
    return next((text for text in texts if any(sign.isalpha() for sign in text)), "")


def _said(row: Row) -> Level | None:
    return _level_of(own_words(row))


def _level_of(text: str) -> Level | None:
    """By its first word: «Eje 2: …», «Programas»."""
    first = fold(text).split()[:1]
    for level in Level if first else ():
        if any(first[0].rstrip("s:.") == fold(word) for word in (level.word, *level.also)):
            return level
    return None
