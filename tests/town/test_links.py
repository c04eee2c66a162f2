"""Links between records and files hung on them."""

from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.data.store import Store
from munidesk.records.ref import Ref
from munidesk.town import attachments
from munidesk.town.attachments import attach, attachment_bytes, attachments_of, detach
from munidesk.town.domain import Attachment
from munidesk.town.links import link, links_of, unlink

SESSION, RESOLUTION = Ref("session", "s1"), Ref("resolution", "r1")


def test_a_link_is_seen_from_both_ends(store: Store):
    link(store, RESOLUTION, SESSION, "taken_in")
    (seen,) = links_of(store, SESSION)
    assert seen == links_of(store, RESOLUTION)[0]
    assert seen.other(SESSION) == RESOLUTION
    assert seen.other(RESOLUTION) == SESSION
    assert seen.role == "taken_in"


def test_linking_twice_makes_one_link(store: Store):
    assert link(store, RESOLUTION, SESSION) == link(store, RESOLUTION, SESSION)
    assert link(store, RESOLUTION, SESSION, "other") != link(store, RESOLUTION, SESSION)
    assert len(links_of(store, SESSION)) == 2


def test_a_link_can_be_taken_away(store: Store):
    unlink(store, link(store, RESOLUTION, SESSION))
    assert links_of(store, SESSION) == ()


def test_an_attachment_lives_inside_the_file(store: Store, tmp_path: Path):
    note = tmp_path / "nota del 16.pdf"
    note.write_bytes(b"%PDF-1.4 enfermedad")
    attach(store, SESSION, note)
    note.unlink()
    (found,) = attachments_of(store, SESSION)
    assert (found.name, found.size, found.media_type) == ("nota del 16.pdf", 19, "application/pdf")
    assert attachment_bytes(store, found) == b"%PDF-1.4 enfermedad"
    assert attachments_of(store, RESOLUTION) == ()
    detach(store, found.id)
    assert attachments_of(store, SESSION) == ()


def test_what_cannot_be_attached_is_explained(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "vacio.txt").touch()
    (tmp_path / "grande.txt").write_bytes(b"12345")
    monkeypatch.setattr(attachments, "LARGEST", 4)
    for name, says in (("", "carpeta"), ("vacio.txt", "vacío"), ("no.txt", "No se pudo leer"), ("grande.txt", "50 MB")):
        with pytest.raises(UserError, match=says):
            attach(store, SESSION, tmp_path / name)
    assert attachments_of(store, SESSION) == ()


def test_a_lost_content_is_explained(store: Store):
    with pytest.raises(UserError, match="Falta el contenido de «nota"):
        attachment_bytes(
            store, Attachment(id="a", owner_kind="session", owner_id="s1", name="nota.pdf", sha256="0" * 64, size=3)
        )
