"""The shape of the last sheet with some headings, kept in the file for the next one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.records.kind import Kind
from munidesk.records.says import Key, Says, Sense
from munidesk.sheets.shape import Mode, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMap:
    """What was decided the last time a sheet of these headings came in. Version 0.1 kept its columns alone."""

    id: Key = ""
    kind: Annotated[str, Says("Qué se importó", means="people, attendance, votes, initiatives, plan…")]
    signature: Annotated[str, Says("Encabezados", means="Los de la planilla, separados por «|»", sense=Sense.LONG)]
    columns: Annotated[
        str, Says("Columnas", means="Cada dato y las columnas de donde sale, contadas desde 0 (JSON)", sense=Sense.LONG)
    ] = ""
    shape: Annotated[
        str, Says("Forma", means="Hojas, columnas, palabras y respuestas que se eligieron (JSON)", sense=Sense.LONG)
    ] = ""


IMPORT_MAPS = Kind(
    record=ImportMap, table="import_map", one="planilla conocida", many="planillas conocidas", feminine=True,
    title="kind", same=("kind", "signature"),
    plain=False,
)  # fmt: skip


def signature_of(headings: Iterable[str]) -> str:
    """The headings without what one types differently each time."""
    return "|".join(_same(title) for title in headings)


def _same(title: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(title)).split())


def remembered(store: Store, kind: str, headings: Iterable[str]) -> Shape | None:
    """The shape of the last sheet with these headings that came into the list; None when there was none."""
    titles = tuple(headings)
    kept = _kept(store, kind, signature_of(titles))
    if kept is None:
        return None
    if kept.shape:
        return shape_of(json.loads(kept.shape))
    places = json.loads(kept.columns or "{}")
    named = {str(key): tuple(titles[at] for at in found if at < len(titles)) for key, found in places.items()}
    return Shape(kind=kind, columns=named)


def remembered_on(store: Store, kind: str, headings: Iterable[str]) -> date | None:
    """The day of the last sheet with these headings that came into the list; None when there was none."""
    kept = _kept(store, kind, signature_of(headings))
    told = store.history(IMPORT_MAPS.table, kept.id) if kept is not None else ()
    return told[-1].at.date() if told else None


def remember(store: Store, kind: str, headings: Iterable[str], shape: Shape) -> None:
    """Keep the shape for the next sheet with these headings."""
    signature = signature_of(headings)
    kept = _kept(store, kind, signature)
    made = ImportMap(
        id=kept.id if kept is not None else "", kind=kind, signature=signature,
        columns=kept.columns if kept is not None else "", shape=json.dumps(values_of(shape), ensure_ascii=False),
    )  # fmt: skip
    IMPORT_MAPS.save(store, made, label=_("Recordar la planilla"))


def forget(store: Store, kind: str, headings: Iterable[str]) -> None:
    """The next sheet with these headings is understood as if none had come before."""
    kept = _kept(store, kind, signature_of(headings))
    if kept is not None:
        IMPORT_MAPS.delete(store, kept.id, label=_("Olvidar la planilla"))


def _kept(store: Store, kind: str, signature: str) -> ImportMap | None:
    found = IMPORT_MAPS.all(store, kind=kind, signature=signature)
    return found[0] if found else None


def values_of(shape: Shape) -> dict[str, object]:
    """The shape as plain values, for JSON and TOML; what says nothing is left out."""
    return {key: value for key, value in asdict(shape).items() if value}


def shape_of(values: Mapping[str, object]) -> Shape:
    """The shape of plain values; what is of another version is left out."""
    return Shape(
        kind=str(values.get("kind", "")),
        sheets=_texts(values.get("sheets")),
        header_row=_whole(values.get("header_row")),
        last_row=_whole(values.get("last_row")),
        columns={key: _texts(one) for key, one in _table(values.get("columns")).items()},
        values={key: {word: str(code) for word, code in _table(one).items()}
                for key, one in _table(values.get("values")).items()},
        key=_texts(values.get("key")),
        mode=Mode(str(values["mode"])) if values.get("mode") in set(Mode) else Mode.BOTH,
        answers={code: str(answer) for code, answer in _table(values.get("answers")).items()},
    )  # fmt: skip


def _texts(value: object) -> tuple[str, ...]:
    """One heading alone may stand without its list."""
    if isinstance(value, str):
        return (value,)
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()


def _whole(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _table(value: object) -> Mapping[str, object]:
    return {str(key): one for key, one in value.items()} if isinstance(value, Mapping) else {}
