"""The features are listed once, and what their manifests name is there."""

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import munidesk
from munidesk import catalog
from munidesk.base.lazy import lazy
from munidesk.data import file
from munidesk.data.schema import Schema, Steps
from munidesk.overview.feature import complete
from munidesk.overview.house import House
from munidesk.records.ref import Ref
from munidesk.town.live import nested
from munidesk.town.manifest import Feature, LiveBlock, PageEntry, Paper

SOURCES = Path(munidesk.__file__).parent
FEATURES = {
    "action", "council", "participation", "open_government", "participatory_budget", "surveys", "swot", "planning",
    "pilot", "territory", "training", "twinning",
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = file.create(tmp_path_factory.mktemp("casa") / "a.munidesk", catalog.schemas(), author="Lucía")
    catalog.write_sample(made)
    yield made
    made.close()


def trees():
    for path in sorted(SOURCES.rglob("*.py")):
        yield path.relative_to(SOURCES).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def texts(node: ast.AST) -> list[str]:
    """The texts that a literal holds: elements, or keys of a dictionary."""
    found = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
    return [one.value for one in found if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def test_k13_one_module_lists_the_features():
    listing = []
    for name, tree in trees():
        imported = {
            node.module.split(".")[2]
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module and node.module.endswith(".feature")
            and node.module.startswith("munidesk.features.")
        }  # fmt: skip
        if imported:
            listing.append((name, imported))
    assert listing == [("catalog.py", FEATURES)]


def owners() -> dict[str, str]:
    """Table → the room whose schema makes it, a part of it or not."""
    found = {}
    for path in SOURCES.rglob("schema.py"):
        parts = path.relative_to(SOURCES).parts
        for table in re.findall(r"CREATE TABLE (\w+)", path.read_text(encoding="utf-8")):
            found[table] = parts[1] if parts[0] == "features" else path.parent.name
    return found


def test_k13_no_module_lists_tables_of_many_features():
    owner = owners()
    assert {"town", "instruments", *FEATURES} <= set(owner.values())
    listing = []
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Dict | ast.Set | ast.Tuple | ast.List):
                told = {owner[text] for text in texts(node) if text in owner}
                if len(told) > 2:
                    listing.append((name, node.lineno, told))
    assert listing == []


def test_what_the_manifests_name_is_there():
    assert catalog.HOUSE.faults() == ()


def test_a_manifest_that_names_what_is_not_there_is_told():
    gone, kinds = lazy("munidesk.features.council", "page_gone", "kinds")
    wrong = Feature(
        name="wrong",
        schema=Schema("wrong", Steps("wrong"), searchable=kinds.FOUND),
        kinds=kinds.SORTS,
        live=(LiveBlock(name="live", title="Vivo", blocks=nested(gone.inner)),),
        pages=(PageEntry(key="wrong", title="Mal", make=gone.GonePage),),
        papers=(Paper(name="a", title="A", document=gone.paper, printed_as="b"), Paper(name="a", title="A")),
    )
    faults = House((wrong,)).faults()
    assert len(faults) == 9
    for name in ("page_gone:GonePage", "page_gone:paper", "page_gone:inner", "kinds:SORTS", "kinds:FOUND"):
        assert f"wrong: <munidesk.features.council.{name}, when needed>" in faults
    assert {"a: b", "a: ?", "a ×2", "home"} <= set(faults)


def test_pages_reached_from_a_reference_are_there_and_take_their_arguments(store):
    """What waits, the search and the thread lead somewhere."""
    keys = {page.key for page in catalog.pages()}
    for table in catalog.HOUSE.references:
        for row in store.select(table)[:3]:
            found = catalog.HOUSE.describe(store, Ref(table, str(row["id"])))
            assert found is None or found.key in keys | {""}, table
    for one in catalog.HOUSE.pending(store, date(2026, 11, 17), 4):
        assert {one.key, *(row.key for row in one.rows)} <= keys


def test_a_feature_is_one_line_of_the_catalogue():
    """A new one is found by its pages, its papers and Ctrl+K without another file knowing of it."""
    extra = Feature(name="extra", papers=(Paper(name="extra", title="Extra", document=lambda _s, _c: None),))
    house = complete((*catalog.HOUSE.features[:-1], extra))
    assert "extra" in [one.name for feature in house.features for one in feature.papers]
    assert house.features[-1].name == "overview"
    assert replace(extra, name="x").papers == extra.papers
