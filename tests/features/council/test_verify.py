"""A paper compared with the file: whole, altered in one figure, draft, public, of another town."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from munidesk import cli
from munidesk.base.errors import UserError
from munidesk.documents import render
from munidesk.documents.bound import bind
from munidesk.documents.lines import plain_lines
from munidesk.features.council import exports
from munidesk.features.council.book import store_later as later
from munidesk.features.council.minutes.store import minutes_of
from munidesk.features.council.minutes.verify import first_difference, verify
from munidesk.features.council.sessions.store import close_session
from munidesk.records.sheet import Selection
from munidesk.town.verdicts import Verdict
from tests.features.council import hall as halls
from tests.features.council.test_later import LATER, NEXT, approve, held, tamper


def paper(hall: halls.Hall, session_id: str, build=exports.acta) -> bytes:
    return render.pdf_bytes(build(hall.store, Selection(session_id)))


def _streams(data: bytes) -> Iterator[bytes]:
    """The compressed contents of the pages."""
    for found in re.finditer(rb"FlateDecode \] /Length \d+\s*>>\s*stream\r?\n(.*?)endstream", data, re.DOTALL):
        yield found[1]


def edited(data: bytes, before: bytes, after: bytes) -> bytes:
    """The PDF with some bytes of its content changed where they stand, as an editor of PDF does."""

    def stream(found: re.Match[bytes]) -> bytes:
        try:
            plain = zlib.decompress(found[3])
        except zlib.error:
            return found[0]
        packed = zlib.compress(plain.replace(before, after))
        return b"/Length %d%s%sendstream" % (len(packed), found[2], packed)

    changed = re.sub(rb"/Length (\d+)([^>]*>>\s*stream\r?\n)(.*?)endstream", stream, data, flags=re.DOTALL)
    assert before in b"".join(zlib.decompress(one) for one in _streams(data)) and changed != data
    return changed


@pytest.fixture
def acta(hall: halls.Hall) -> str:
    session_id = held(hall, halls.DAY)
    approve(hall, session_id, NEXT)
    return session_id


def one(hall: halls.Hall, what: bytes | str):
    (found,) = verify(hall.store, what)
    return found


def test_d2_the_acta_as_it_was_printed_is_whole(hall: halls.Hall, acta: str):
    found = one(hall, paper(hall, acta))
    assert (found.verdict, found.name, found.words) == (Verdict.INTACT, "Acta 1", "Acta 1: íntegra")
    assert one(hall, minutes_of(hall.store, acta).code).fingerprint == found.fingerprint != ""


def test_d2_one_figure_changed_in_the_content_of_the_pdf_is_found_with_its_line(hall: halls.Hall, acta: str):
    whole = one(hall, paper(hall, acta))
    found = one(hall, edited(paper(hall, acta), b"120 luminarias", b"820 luminarias"))
    assert found.verdict is Verdict.ALTERED and "820 luminarias" in found.says
    assert re.fullmatch(r"Acta 1: alterada: línea \d+ \(«.*820 luminarias.*»\)", found.words)
    assert found.fingerprint != whole.fingerprint


def test_d2_a_draft_a_public_copy_and_an_altered_one_say_what_they_are(hall: halls.Hall, acta: str):
    draft = held(hall, NEXT)
    assert one(hall, paper(hall, draft)).verdict is Verdict.DRAFT
    assert one(hall, paper(hall, acta, exports.public)).verdict is Verdict.PUBLIC
    tamper(hall, acta, whole=False)
    assert one(hall, paper(hall, acta, exports.altered)).verdict is Verdict.ALTERED


def test_d2_the_acta_of_another_town_and_what_is_no_acta_are_not_of_this_one(
    hall: halls.Hall, acta: str, tmp_path: Path
):
    other = halls.hall(tmp_path / "otro.munidesk")
    held(other, LATER)
    assert one(other, paper(hall, acta)).words.startswith("Código ")
    assert one(other, paper(hall, acta)).verdict is Verdict.FOREIGN
    assert one(other, "7K3M-Q9TD").verdict is Verdict.FOREIGN
    assert one(hall, paper(hall, acta, exports.notice)).verdict is Verdict.FOREIGN
    other.store.close()


@pytest.mark.parametrize(
    ("what", "told"),
    [(b"hola", "no es un PDF"), ("hola", "no es un código de acta"), ("ABCD-1234", "nunca un 0, un 1")],
)
def test_d2_what_cannot_be_compared_is_refused_with_a_sentence(hall: halls.Hall, what: bytes | str, told: str):
    with pytest.raises(UserError, match=told):
        verify(hall.store, what)


def test_d2_a_picture_of_an_acta_is_told_by_its_code(hall: halls.Hall):
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(595, 842)
    target = BytesIO()
    blank.save(target)
    with pytest.raises(UserError, match="es una imagen"):
        verify(hall.store, target.getvalue())


def test_d2_the_paper_of_an_acta_altered_in_the_file_is_whole_and_the_file_is_not(hall: halls.Hall, acta: str):
    printed, code = paper(hall, acta), minutes_of(hall.store, acta).code
    for whole in (False, True):
        tamper(hall, acta, whole=whole)
        found = one(hall, printed)
        assert found.verdict is Verdict.INTACT and "la del archivo, en cambio, fue alterada" in found.note
        assert one(hall, code).words.startswith("Acta 1: alterada. Acta 1, resolución 40")
    forged = minutes_of(hall.store, acta)
    assert one(hall, forged.code).verdict is Verdict.FOREIGN


def test_c31_a_copy_from_before_a_fe_de_erratas_is_whole_and_a_forged_band_is_not(hall: halls.Hall, acta: str):
    before = paper(hall, acta)
    second = held(hall, NEXT, lift=False)
    later.propose_erratum(hall.store, acta, second, where_it_says="120 unidades", must_say="130 unidades")
    close_session(hall.store, second, halls.at(20, 48, NEXT))
    assert one(hall, before).words == "Acta 1: íntegra. Después hubo constancias que esta copia no lleva."
    assert one(hall, paper(hall, acta)).words == "Acta 1: íntegra"
    assert one(hall, edited(paper(hall, acta), b"130 unidades", b"930 unidades")).verdict is Verdict.ALTERED


def test_d2_a_whole_book_is_compared_acta_by_acta(hall: halls.Hall, acta: str):
    second = held(hall, NEXT)
    approve(hall, second, LATER)
    book = bind("Libro", tuple(exports.acta(hall.store, Selection(key)) for key in (acta, second)))
    assert [found.words for found in verify(hall.store, render.pdf_bytes(book))] == [
        "Acta 1: íntegra",
        "Acta 2: íntegra",
    ]


def test_d9_the_public_version_has_no_motive_of_an_absence(hall: halls.Hall):
    session_id = held(hall, halls.DAY, sick="enfermedad")
    approve(hall, session_id, NEXT)
    own, public = (
        "\n".join(plain_lines(build(hall.store, Selection(session_id)))) for build in (exports.acta, exports.public)
    )
    assert "enfermedad; nota del 16/11/2026" in own and "enfermedad" not in public and "nota del" not in public
    assert "Ausente, con aviso" in public and "motivo reservado" in public and "120 luminarias" in public
    assert minutes_of(hall.store, session_id).code not in public


@pytest.mark.parametrize(
    ("kept", "told", "line"),
    [
        (("uno dos", "tres"), ("uno dos", "tres"), 0), (("uno dos", "tres"), ("uno", "dos tres"), 0),
        (("uno dos", "tres"), ("uno dos", "cuatro"), 2), (("uno dos", "tres"), ("uno dos",), 2),
        (("uno dos",), ("uno dos", "tres"), 2), ((), ("uno",), 1), ((), (), 0),
    ],
)  # fmt: skip
def test_the_first_line_that_differs_is_counted_over_the_paper(kept, told, line):
    assert first_difference(kept, told) == line


def test_d2_verify_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    hall = halls.hall(tmp_path / "a.munidesk")
    session_id = held(hall, halls.DAY)
    approve(hall, session_id, NEXT)
    (tmp_path / "acta.pdf").write_bytes(paper(hall, session_id))
    code = minutes_of(hall.store, session_id).code
    hall.store.close()
    for what in (str(tmp_path / "acta.pdf"), code):
        assert cli.main(["verify", str(tmp_path / "a.munidesk"), what]) == 0
        assert capsys.readouterr().out.startswith("Acta 1: íntegra")
    assert cli.main(["verify", str(tmp_path / "a.munidesk"), "7K3M-Q9TD"]) == 1
    assert cli.main(["verify", str(tmp_path / "a.munidesk"), str(tmp_path / "no.pdf")]) != 0
