"""Figures are made and read in one place, as the country of the file does, on every way out and back in."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.figures import Figures, cldr_marks
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.planning import plan_import
from munidesk.features.planning.domain import Funding, Level, Line, Plan
from munidesk.features.planning.listing import list_plan
from munidesk.features.planning.store_plan import add_line, add_reading, paste_lines, save_plan, set_funding
from munidesk.features.swot.checks import parse_weight
from munidesk.records.sheet import Selection, Sheet, write_sheet
from munidesk.town import store as town
from munidesk.town.exports import sheet_document
from munidesk.town.founding import found
from munidesk.town.profiles import COUNTRIES, FOLDER, load_profile
from munidesk.town.sample import SampleSize
from tests.sheets.sheet import bring

SOURCES = Path(__file__).resolve().parent.parent / "munidesk"
HOME = "base/figures.py"

ROUND = {
    "base/logs.py": "milliseconds of the log",
    "ui/slow.py": "milliseconds of the log",
    "documents/word_xml.py": "twips and half points of Word",
    "features/council/sample/shield.py": "pixels of a drawn shield",
    "features/council/sessions/page_live_editor.py": "pixels of a text",
    "features/council/votes/page_result.py": "pixels of a letter",
    "features/planning/page_gantt.py": "pixels of bars",
    "features/twinning/agreement/page_texts.py": "pixels of a row",
    "instruments/page_result.py": "pixels of bars",
    "instruments/page_total.py": "pixels of a bar",
    "town/page_settings_town.py": "pixels of a picture",
    "ui/cells.py": "pixels of a bar",
    "ui/printing.py": "dots of a printer",
    "ui/icons.py": "pixels of a picture",
    "ui/stepper.py": "pixels of a mark",
    "ui/theme.py": "pixels of a letter",
}
"""Where Python's own rounding, half to even, decides no figure that is read."""

QUANTIZE = {"base/spanish.py": "money in words, half up"}


def _by_hand(tree: ast.Module, name: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="replace"), args=[ast.Constant(value=a), ast.Constant(value=b)]):
                if {a, b} == {".", ","}:
                    yield node.lineno, "a mark replaced by hand"
            case ast.Import(names=names) if any(one.name == "statistics" for one in names):
                yield node.lineno, "statistics"
            case ast.ImportFrom(module="statistics"):
                yield node.lineno, "statistics"
            case ast.Call(func=ast.Name(id="round")) if name not in ROUND:
                yield node.lineno, "round"
            case ast.Call(func=ast.Attribute(attr="quantize")) if name not in QUANTIZE:
                yield node.lineno, "quantize"
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=str(spec))])):
                if re.fullmatch(r".*([,_]|\.\d+)[dfFgGeEn%]?", spec):
                    yield node.lineno, f"a figure formatted by hand: {spec}"


def test_d5_k14_no_figure_is_made_by_hand():
    told = []
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(SOURCES).as_posix()
        if name != HOME:
            found_here = _by_hand(ast.parse(path.read_text(encoding="utf-8")), name)
            told.extend(f"{name}:{line}: {what}" for line, what in found_here)
    assert told == []


def test_every_exception_is_still_needed():
    for name in (*ROUND, *QUANTIZE):
        verb = "round(" if name in ROUND else ".quantize("
        assert verb in (SOURCES / name).read_text(encoding="utf-8"), name


# -- number → text → number, in all nine


@pytest.fixture(params=COUNTRIES)
def figures(request: pytest.FixtureRequest) -> Figures:
    return load_profile(request.param).figures


@pytest.mark.parametrize("country", COUNTRIES)
@given(value=st.decimals(-(10**12), 10**12, places=6))
def test_a_number_is_read_back_as_it_was_written_in_all_nine_countries(country: str, value: Decimal):
    own = load_profile(country).figures
    assert own.parse(own.number(value)) == value
    assert own.parse(own.plain(value)) == value
    assert not {"\u202f", "\u2009"} & set(own.number(value))


@pytest.mark.parametrize("country", COUNTRIES)
@given(value=st.decimals(0, 10**7, places=2), unit=st.sampled_from(("luminarias", "km de vereda", "")))
def test_a_goal_is_typed_as_it_is_shown(country: str, value: Decimal, unit: str):
    own = load_profile(country).figures
    shown = f"{own.number(value)} {unit}".strip()
    assert own.counted(shown) == (value, unit)
    assert own.counted(shown.replace("\u00a0", " ")) == (value, unit)


@pytest.mark.parametrize("country", COUNTRIES)
@given(share=st.fractions(0, 3, max_denominator=500))
def test_a_share_says_all_or_nothing_only_when_it_is(country: str, share: Fraction):
    said = load_profile(country).figures.share(share)
    assert (said == "100\u00a0%") <= (share >= 1)
    assert (said == "0\u00a0%") == (share == 0)


def test_what_a_profile_leaves_out_is_written_as_cldr_says_and_what_it_says_wins():
    for country in COUNTRIES:
        profile = load_profile(country)
        said = re.search(r'^thousands = "(.*)"$', (FOLDER / f"{country.lower()}.toml").read_text("utf-8"), re.MULTILINE)
        marks = (profile.currency.thousands, profile.currency.decimal)
        assert marks == cldr_marks(profile.language) or said, country
    assert cldr_marks("es-MX") == (",", ".")
    assert cldr_marks("fr-FR") == ("\u00a0", ",")  # CLDR's narrow blank is one that fonts have


# -- on paper


PRINTED = (
    "plan", "poa", "gantt", "gantt-table", "progress", "budget", "project", "commitments", "plan-lines", "hearing",
    "hearing-poster", "swot", "swot-poster", "swot-evaluation", "swot-report", "swot-factors", "pilot-plan",
    "pilot-form", "pilot-answers", "pilot-evaluation", "good-practice", "participation-analysis", "pending",
    "attendance",
)  # fmt: skip
FOREIGN = {
    (".", ","): r"\d,\d{3}(?!\d)",
    (",", "."): r"\d\.\d{3}(?!\d)|\d,\d{1,2}(?!\d)",
    ("\u00a0", ","): r"\d[.,]\d{3}(?!\d)",
}
"""Marks of thousands and decimals → what a figure of another country looks like."""
LAW = re.compile(r"\b(Ley|Dto\.|Decreto|Leyes)[  ]\S+")


@pytest.fixture(scope="module", params=COUNTRIES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("cifras") / f"{request.param}.munidesk"
    made = file.create(path, catalog.schemas(), author="Lucía")
    write_sample(made, SampleSize(country=request.param, sessions=2, initiatives=10))
    yield made
    made.close()


def texts_of(value: object) -> Iterator[str]:
    """Every text of a document, those of its drawings too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts_of(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_of(getattr(value, one.name))


def paper(store: Store, name: str) -> list[str]:
    made = catalog.export_named(name)(store, Selection())
    own = town.figures(store)
    document = made if isinstance(made, Document) else sheet_document(made, None, (210.0, 297.0), own)
    return list(texts_of(document))


@pytest.mark.parametrize("name", PRINTED)
def test_d5_figures_on_paper_are_those_of_the_country(store: Store, name: str):
    currency = town.profile_of(store).currency
    said = [LAW.sub("", text) for text in paper(store, name)]
    assert [text for text in said if re.search("[\u202f\u2009]", text)] == []
    foreign = re.compile(FOREIGN[currency.thousands, currency.decimal])
    assert [text for text in said if foreign.search(text)] == []
    others = "|".join(re.escape(one) for one in {"$", "€", "₡", "S/"} - {currency.symbol})
    assert [text for text in said if re.search(others, text)] == []


def test_d5_money_of_the_plan_has_the_sign_of_the_country(store: Store):
    own = town.figures(store)
    said = paper(store, "budget")
    assert f"Aprobado {own.currency.symbol}" in said
    assert own.amount(770_000_000) in said
    assert any(own.money(544_000_000) in text for text in paper(store, "poa"))
    assert any(f"en millones de {own.coins}" in text for text in said)


def test_p15_a_median_of_48_and_a_half_days_prints_49():
    assert load_profile("UY").figures.number(Fraction(97, 2), 0) == "49"


# -- typed


@pytest.mark.parametrize("country", COUNTRIES)
def test_d5_a_goal_pasted_or_a_weight_typed_is_read_by_the_marks_of_the_country(tmp_path: Path, country: str):
    made = file.create(tmp_path / "tipeo.munidesk", catalog.schemas(), author="Lucía")
    found(made, country=country, name="Prueba")
    own, plan = town.figures(made), save_plan(made, Plan(title="Plan", start_year=2026, end_year=2029)).id
    paste_lines(made, plan, [["Luz", f"{own.number(Decimal('1200.5'))} luminarias", "Obras"]], Level.TARGET, "", None)
    paste_lines(made, plan, [["Vereda", f"{own.number(1200)} metros", "Obras"]], Level.TARGET, "", None)
    told = [(one["target"], one["unit"]) for one in list_plan(made)]
    assert told == [(1200.5, "luminarias"), (1200, "metros")]
    assert parse_weight(own.hundredths(15), own) == parse_weight("15", own) == 15
    made.close()


# -- out as a sheet, and back


VALUES = ("0.125", "8.125", "1234.567", "2500000.125", "1.5", "1000", "0.333")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("country", COUNTRIES)
def test_d12_p4_what_leaves_as_a_sheet_comes_back_the_same(tmp_path: Path, country: str, suffix: str):
    store = file.create(tmp_path / "ida.munidesk", catalog.schemas(), author="Lucía")
    found(store, country=country, name="Prueba")
    plan = save_plan(store, Plan(title="Plan", start_year=2026, end_year=2029)).id
    for at, value in enumerate(VALUES):
        line = add_line(
            store,
            Line(plan_id=plan, level=Level.TARGET, title=f"Meta {at}", target=Decimal(value), base=Decimal(0)),
        )
        add_reading(store, line, Decimal(value) / 2)
        set_funding(store, Funding(line_id=line, source="Propios", approved=int(Decimal(value) * 100), executed=1))
    sheet = catalog.export_named("plan-lines")(store, Selection())
    assert isinstance(sheet, Sheet)
    path = tmp_path / f"plan{suffix}"
    write_sheet(sheet, path, town.figures(store))
    if suffix == ".csv":
        mark = town.figures(store).currency.decimal
        assert f";8{mark}125;" in path.read_text(encoding="utf-8-sig")
    other = file.create(tmp_path / "vuelta.munidesk", catalog.schemas(), author="Lucía")
    found(other, country=country, name="Otra")
    assert bring(other, plan_import.target(), path, year="none").added == len(VALUES)
    for one, back in zip(list_plan(store), list_plan(other), strict=True):
        assert {**one, "id": ""} == {**back, "id": ""}
    other.close()
    store.close()
