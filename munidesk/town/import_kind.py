"""The lists of the town and of its features as the import assistant takes them, with the town's figures."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from munidesk.records.kind import AnyKind, Kind, R
from munidesk.sheets.of_kind import Listed, can_be_listed, target_of
from munidesk.sheets.target import Target
from munidesk.town import store as town
from munidesk.town.manifest import Feature, Importer

__all__ = ["can_be_imported", "importers_of", "kind_target", "listed_target"]

can_be_imported = can_be_listed


def kind_target(kind: Kind[R], kinds: Iterable[AnyKind] = (), name: str = "") -> Target:
    """Any plain kind; `kinds` are those its records may belong to."""
    return listed_target(Listed(kind=kind, kinds=tuple(kinds)), name)


def listed_target(listed: Listed[R], name: str = "") -> Target:
    """A kind with what its list says beside it."""
    return target_of(replace(listed, figures=town.figures), name)


def importers_of(features: Iterable[Feature]) -> Mapping[str, Importer]:
    """By name: those the features say, and of every other kind that can come in row by row the one that follows."""
    listed = tuple(features)
    said = {one.name: one for feature in listed for one in feature.importers}
    tables = {one.table for one in said.values()}
    for feature in listed:
        kinds = tuple(feature.kinds)
        for kind in kinds:
            name = kind.table.replace("_", "-")
            if can_be_imported(kind) and kind.table not in tables and name not in said:
                said[name] = Importer(name=name, target=partial(kind_target, kind, kinds, name), table=kind.table)
    return said
