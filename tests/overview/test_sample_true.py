"""The invented municipality says nothing that its own records, or the law of its country, deny: in nine countries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.letters import FIELD
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.features.council.fields import TEXTS
from munidesk.features.council.view_data import load_view
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.profile import Profile
from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.town.sample import SampleSize

NOW = datetime(2026, 11, 17, 21, 15)
NOT_SAID = {"id", "key", "folded", "content", "enclosed", "sha256", "previous_sha256", "code", "hash", "script"}
ABROAD = {("twinning", "mayor")}
"""What another country calls its own."""
INNER = {"change_set", "change_pack", "meta", "draft", "blob", "municipality_rules"}
LAW = re.compile(
    r"(?:Ley(?: Orgánica)?|Dto\.|Decreto|Digesto Departamental|Código Municipal|Constitución)[^.;()]*?\d[\d./]*"
)
ARTICLE = re.compile(r"\barts?\. *\d[\d.]*")


@dataclass(frozen=True)
class Said:
    """One text of one record."""

    table: str
    row: dict[str, object]
    column: str

    @property
    def text(self) -> str:
        return str(self.row[self.column])


class Sample:
    def __init__(self, store: Store) -> None:
        self.store, self.profile = store, town.profile_of(store)

    @cached_property
    def texts(self) -> list[Said]:
        return list(self._texts())

    def _texts(self) -> Iterator[Said]:
        for table in [
            str(one["name"]) for one in self.store.query("SELECT name FROM sqlite_master WHERE type='table'")
        ]:
            if table in INNER or table.startswith(("sqlite_", "search", "change_", "word")):
                continue
            for row in self.store.query(f"SELECT * FROM {table}"):
                told = dict(row)
                for column, value in told.items():
                    if (table, column) in ABROAD:
                        continue
                    if isinstance(value, str) and value and column not in NOT_SAID and not column.endswith("_id"):
                        yield Said(table, told, column)

    def found(self, pattern: str) -> Iterator[tuple[Said, re.Match[str]]]:
        for one in self.texts:
            for match in re.finditer(pattern, one.text):
                yield one, match


@pytest.fixture(scope="module", params=COUNTRIES)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    folder: Path = tmp_path_factory.mktemp("muestra")
    with fixed_clock(NOW):
        store = file.create(folder / "a.munidesk", catalog.schemas(), author="Lucía")
        catalog.write_sample(store, SampleSize(country=request.param))
    yield Sample(store)
    store.close()


_EVERYWHERE = {"municipal", "municipales", "vecinal", "vecinales", "presidente", "presidenta"}
"""Words that stand beside a post in one country, and anywhere in the others."""


def posts(profile: Profile) -> set[str]:
    """Its words for posts, one by one: «Presidenta Municipal» is «Presidenta» and «Municipal»."""
    words = {word for post in profile.posts.values() for word in (post.m, post.f, post.m_plural, post.f_plural)}
    return {part.lower() for word in words for part in word.split()} - _EVERYWHERE


def coins(profile: Profile) -> set[str]:
    return {profile.currency.one, profile.currency.many, *profile.currency.many.split()}


def of_others(profile: Profile, words: dict[str, set[str]]) -> set[str]:
    return set().union(*words.values()) - words[profile.country]


POSTS = {country: posts(load_profile(country)) for country in COUNTRIES}
COINS = {country: coins(load_profile(country)) for country in COUNTRIES}
OFFICES = {country: {load_profile(country).office.text} for country in COUNTRIES}
RESOLUTIONS = {country: {load_profile(country).words.resolution} for country in COUNTRIES}


def whole(words: Sequence[str] | set[str]) -> str:
    return rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b"


def test_no_mark_is_left_unfilled(sample: Sample):
    assert [one.text for one, _found in sample.found("[‹›]")] == []


def test_d8_no_post_of_another_country(sample: Sample):
    """«Concejal» in Mexico and Peru, «Alcaldesa» where there is none."""
    strange = of_others(sample.profile, POSTS)
    assert [one.text for one, _found in sample.found(f"(?i){whole(strange)}")] == []


def test_d8_no_money_of_another_country(sample: Sample):
    assert [one.text for one, _found in sample.found(whole(of_others(sample.profile, COINS)))] == []
    symbol = re.escape(sample.profile.currency.symbol)
    strange = [one for one, _found in sample.found(r"[$€₡]|\b(?:S/|Q)(?=\s?\d)") if not re.search(symbol, one.text)]
    assert [one.text for one in strange] == []


def test_d8_no_office_nor_resolution_of_another_country(sample: Sample):
    """Its own name: «Municipio de Cerro del Alba» was a Municipalidad in six countries, and in Spain a Pleno's."""
    strange = of_others(sample.profile, OFFICES)
    assert [one.text for one, _found in sample.found(whole(strange) + " de Cerro")] == []
    named = whole(of_others(sample.profile, RESOLUTIONS)) + r" \d+/\d+"
    assert [one.text for one, _found in sample.found(named)] == []


def test_d8_only_laws_that_the_profile_cites(sample: Sample):
    """«Ley 19.272, art. 5» in Chile, «FIGM literal B» anywhere but in Uruguay."""
    country = sample.profile.country
    known = (Path("resources/profiles") / f"{country.lower()}.toml").read_text(encoding="utf-8")
    known += "".join(
        text
        for one in sorted(Path("resources/procedures").glob("*.toml"))
        if re.search(rf'country = "{country}"|only = \["{country}"\]', text := one.read_text(encoding="utf-8"))
    )
    cited = [found[0] for pattern in (LAW.pattern, ARTICLE.pattern) for _one, found in sample.found(pattern)]
    assert [law for law in cited if law not in known] == []
    if country != "UY":
        assert [one.text for one, _found in sample.found(r"FIGM|[Dd]epartamental|[Cc]oncej\w+ vecinal")] == []


def test_d8_who_sits_is_who_the_law_seats(sample: Sample):
    """A suplente sat in Spain's Pleno, where nobody has one."""
    if not sample.profile.substitutes_per_seat:
        assert sample.store.select("membership", role="substitute") == []
        assert [one.text for one, _found in sample.found(whole({"suplente", "accesitario"}))] == []


def test_d10_a_numbered_resolution_is_the_one_it_is_cited_for(sample: Sample):
    """The licence was granted by «Resolución 41/2026», which bought 120 luminarias."""
    cited = [(one, found) for one, found in sample.found(rf"{sample.profile.words.resolution} (\d+)/(\d+)")]
    assert cited
    for one, found in cited:
        (row,) = sample.store.select("resolution", number=int(found[1]), year=int(found[2]))
        if one.table == "letter":
            assert str(row["title"]) in str(one.row["subject"])
            continue
        subject = "Licencia" if one.table == "presence" else str(one.row["title"])
        assert subject in str(row["title"]), one.text


def test_d10_the_register_starts_at_one_and_has_no_gap(sample: Sample):
    numbers = sorted(int(str(row["number"])) for row in sample.store.select("resolution") if row["number"])
    assert numbers == list(range(1, len(numbers) + 1))


def test_d10_an_item_and_an_acta_that_are_cited_are_there(sample: Sample):
    """«Acta 11/2026, folio 143», «asunto 6» that was the 59th: free text that no record bears out."""
    for one, found in sample.found(r"(?i)acta (\d+)(?:, asunto (\d+))?"):
        (acta,) = [row for row in sample.store.select("minutes") if row["number"] == int(found[1])]
        if found[2] and one.table == "swot_factor":
            (item,) = sample.store.select("agenda_item", session_id=acta["session_id"], position=int(found[2]))
            words = set(re.findall(r"\w{6,}", str(one.row["text"]).lower()))
            assert words & set(re.findall(r"\w{6,}", str(item["narrative"]).lower())), item["title"]
    assert [one.text for one, _found in sample.found(r"(?i)folio \d+")] == []
    cited = [one for one, found in sample.found(r"(?i)(?<!\ufffa)\b(?:asunto|punto|tema) \d+")]
    assert {one.table for one in cited} <= {"correction", "swot_factor"}


def test_k_what_the_texts_of_the_council_number_are_fields(sample: Sample):
    """«lo que se trató en el asunto 6»: the number of a record that the agenda may still move."""
    held = [one for one in sample.texts if one.table in TEXTS and one.column in TEXTS[one.table]]
    named = [(one, found) for one in held for found in FIELD.finditer(one.text)]
    assert named
    for _one, found in named:
        item = sample.store.get("agenda_item", found[1].partition(":")[2])
        assert found[2] == f"{sample.profile.words.item} {item['position']}"
        assert item["title"].startswith("Fecha de la ")


def test_d10_the_correction_says_what_the_acta_before_says(sample: Sample):
    (correction,) = sample.store.select("correction")
    last = max(sample.store.select("session", state="closed"), key=lambda row: str(row["date"]))
    before = sorted(sample.store.select("session", state="closed"), key=lambda row: str(row["date"]))[-2]
    assert correction["item_id"] in {row["id"] for row in sample.store.select("agenda_item", session_id=last["id"])}
    position = int(re.findall(r"\d+", str(correction["place"]))[0])
    (item,) = sample.store.select("agenda_item", session_id=before["id"], position=position)
    assert str(correction["where_it_says"]).removeprefix("… ") in str(item["narrative"]).split("\n\n")[1]


def test_d10_an_initiative_that_is_cited_is_there_with_its_days(sample: Sample):
    """The acta said it came on the 11th and was due on the 10th; the register, on the 12th and the 11th."""
    cited = list(sample.found(r"(?i)iniciativa (\d{4})-(\d{3})"))
    assert cited
    for one, found in cited:
        (row,) = sample.store.select("initiative", folio_year=int(found[1]), folio_number=int(found[2]))
        said = one.row["body"] if one.table == "letter" else one.row.get("title")
        assert row["title"] == "Iluminación de la plaza Los Ceibos" or str(row["title"]) in str(said)
        day, due = datetime.fromisoformat(str(row["received"])), row["due"]
        came = re.search(r"recibida el (\d+) de", one.text)
        assert came is None or int(came[1]) == day.day
        ends = re.search(r"vence el (\d+) de", one.text)
        assert (ends is None) or (due and int(ends[1]) == datetime.fromisoformat(str(due)).day)


def test_d10_how_many_vote_an_item_in_is_how_many_can(sample: Sample):
    (change,) = sample.store.select("agenda_change")
    item = sample.store.select("agenda_item", id=change["item_id"])[0]
    view = load_view(sample.store, str(item["session_id"]))
    first = next(vote for vote in view.votes)
    assert change["for_count"] == len(view.electorate(first.id).voter_ids)


def test_d10_the_history_of_an_initiative_goes_on_from_its_beginning(sample: Sample):
    """2026-034: «recibida 17/11» after «en estudio 29/09»."""
    for one in sample.store.select("initiative"):
        moves = sorted(sample.store.select("state_change", initiative_id=one["id"]), key=lambda row: str(row["id"]))
        hours = [str(row["at"]) for row in moves]
        assert hours == sorted(hours) and hours[0][:10] == one["received"], one["title"]


def test_d10_the_foda_is_of_the_plan_that_there_is(sample: Sample):
    """A FODA of a plan 2026–2030 beside the PMD 2025–2030."""
    plan = sample.store.select("plan")[0]
    assert {row["title"] for row in sample.store.select("swot")} == {f"FODA del {plan['title']}"}


def test_d8_the_acta_prints_no_word_of_another_country(sample: Sample):
    with fixed_clock(NOW):
        made = catalog.export_named("acta")(sample.store, Selection())
    told = "\n".join(plain_lines(made))
    strange = of_others(sample.profile, POSTS)
    assert re.findall(f"(?i){whole(strange)}", told) == []
    assert re.findall(whole(of_others(sample.profile, COINS)), told) == []


@pytest.mark.parametrize(("seats", "items", "initiatives"), [(30, 60, 60), (3, 7, 3)])
def test_d10_another_size_tells_no_untruth(tmp_path: Path, seats: int, items: int, initiatives: int):
    """In the big one «asunto 6» was the 59th, and three voted in favour with 28 present."""
    with fixed_clock(NOW):
        store = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
        catalog.write_sample(store, SampleSize(sessions=3, seats=seats, items=items, initiatives=initiatives))
    sized = Sample(store)
    test_no_mark_is_left_unfilled(sized)
    test_d10_how_many_vote_an_item_in_is_how_many_can(sized)
    test_d10_an_item_and_an_acta_that_are_cited_are_there(sized)
    test_d10_the_correction_says_what_the_acta_before_says(sized)
    test_d10_an_initiative_that_is_cited_is_there_with_its_days(sized)
    store.close()


def test_d8_no_letter_goes_to_those_who_sit_in_the_council_that_writes_it(sample: Sample):
    members = {one.person.short_name for one in town.members(sample.store, town.council(sample.store).id)}
    to = {str(row["addressee"]) for row in sample.store.select("letter")}
    assert to and not to & members
