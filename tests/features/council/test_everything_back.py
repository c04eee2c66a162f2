"""The council's part of «Llevarse todo»: out, into an empty file, and out again the same, old actas among it.

What does not come back, by design: the history (the new file begins one of its own), drafts, the index of search, and
whatever belongs to the computer. Approved actas come back with their frozen content and fingerprint as rows.
"""

from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.council.kinds import KINDS
from munidesk.features.council.old.kinds import OLD_ACTAS
from munidesk.overview.everything import Asked
from munidesk.overview.everything_back import bring_back
from munidesk.overview.everything_write import take_everything
from munidesk.town.sample import SampleSize
from tests.features.council.test_old_actas import brought, folder_of, pdf, word

ASKED = Asked(private=True, documents=False)


def folder_as_text(path: Path) -> dict[str, bytes]:
    """Every list and every attachment by its place; the page that says when it was taken is not one of them."""
    return {
        str(one.relative_to(path)): one.read_bytes()
        for part in ("Datos", "Adjuntos")
        for one in sorted((path / part).rglob("*"))
        if one.is_file()
    }


def rows_of(store: Store) -> dict[str, list[dict[str, object]]]:
    return {kind.table: [dict(row) for row in store.select(kind.table, order="id")] for kind in KINDS}


@settings(max_examples=2, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
@given(
    texts=st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=200), max_size=3),
    country=st.sampled_from(["UY", "PE", "ES", "GT"]),
)
def test_16j_out_into_an_empty_file_and_out_again_is_the_same(tmp_path_factory, texts: list[str], country: str):
    folder = tmp_path_factory.mktemp("ida-y-vuelta")
    with closing(file.create(folder / "a.munidesk", catalog.schemas(), author="Lucía")) as made:
        catalog.write_sample(made, SampleSize(sessions=3, initiatives=1, items=3, country=country))
        papers = {f"a{n}_2011_0{n + 1}_02_docx": word(text) for n, text in enumerate(texts)}
        brought(made, folder_of(folder, scan_2010_01_02_pdf=pdf("", scan=True), **papers))
        before, first = rows_of(made), take_everything(catalog.HOUSE, made, folder / "uno", ASKED).path
    assert len(before[OLD_ACTAS.table]) == 1 + len(set(papers.values()))
    bring_back(catalog.HOUSE, first, folder / "b.munidesk")
    with closing(file.open_file(folder / "b.munidesk", catalog.schemas(), author="Lucía")) as back:
        assert rows_of(back) == before
        second = take_everything(catalog.HOUSE, back, folder / "dos", ASKED).path
    assert folder_as_text(second) == folder_as_text(first)
