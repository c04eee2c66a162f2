"""A session that another body published (Akoma Ntoso) comes in by the assistant; what is not understood is said."""

import os
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.cli import main
from munidesk.data.file import create
from munidesk.data.store import Store
from munidesk.features.council.incoming import record
from munidesk.features.council.view import SessionView
from munidesk.features.council.view_data import load_view
from munidesk.sheets.assistant import open_sheets
from munidesk.sheets.rehearsal import Fate, Rehearsal
from munidesk.sheets.shape import Mode, Shape
from munidesk.town.founding import found
from tests.sheets.sheet import write

REAL = Path("/work/shared/data/council/cl_senado_sesion56.akn.xml")
HEAD = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="sesion">'
PEOPLE = ("Píriz Sosa, Ana", "Paz Rey, Omar", "Luz Mora, Eva")


def akoma(body: str, *, votings: str = "", before: str = "") -> str:
    """A session of the shape that the Chilean congress publishes, with nothing of theirs in it."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>{before}{HEAD}
    <meta><identification source="#x"><FRBRWork><FRBRdate date="2019-01-01"/></FRBRWork></identification>
      <analysis source="#x"><parliamentary>{votings}</parliamentary></analysis>
      <references source="#x"><TLCPerson eId="Piriz" href="/p/1" showAs="Píriz Sosa, doña Ana"/>
        <TLCPerson eId="persona" href="/p/9" showAs="representa cualquier persona"/></references></meta>
    <coverPage><p><organization refersTo="#j">JUNTA DE ÑANDUBAY</organization></p>
      <p><session>Sesión <quantity refersTo="#n">7</quantity> <date date="2019-04-02">2 de abril</date></session></p>
      <p><entity name="tipoSesion" refersTo="#SesionEspecial">Especial</entity>
        <recordedTime time="2011-06-10T10:02:00" type="startEvent">19.10</recordedTime>
        <recordedTime time="2011-06-10T10:02:00" type="endEvent">20.45</recordedTime></p>
      <p><entity name="Presidentes" refersTo="#pres">Presidencia<person refersTo="#Piriz">Píriz Sosa, doña Ana</person>
      </entity></p></coverPage>
    <debateBody><rollCall eId="rc"><heading>ASISTENCIA</heading><p>Asistieron:</p>
      {"".join(f'<p><person refersTo="#persona">{one}</person> Lista A</p>' for one in PEOPLE)}
      <p>-Asistió, además, la tesorera <person refersTo="#persona">Iris Lema</person>.</p></rollCall>
      {body}
      <adjournment eId="a"><narrative>-Se levantó la sesión.</narrative></adjournment>
      <debateSection name="Documentos" eId="d"><heading>Nota del Club Unión</heading><p>Texto anexo.</p></debateSection>
    </debateBody></debate></akomaNtoso>"""


TREES = """<debateSection eId="s1" name="orden"><heading>ORDEN DEL DÍA</heading>
  <debateSection eId="s1-1"><heading>II. Poda de la plaza</heading>
    <speech by="#Piriz"><from>La señora <person refersTo="#persona">PÍRIZ</person> (Presidenta).-</from>
      <p>Ofrezco la palabra.</p></speech>
    <speech by="#persona"><from>El señor LEMOS (Secretario).-</from><p>Hay una nota.</p></speech>
    <debateSection eId="s1-1-v"><narrative>-Practicada la votación.</narrative>{votes}</debateSection>
  </debateSection>
  <debateSection eId="s1-2"><heading>III. Luces</heading><summary><outcome refersTo="#si">Acordado.</outcome></summary>
  </debateSection></debateSection>"""
NAMED = """<summary><outcome refersTo="#aFavor">A favor: <vote by="#persona"><person>Píriz Sosa Ana</person></vote>
  <vote by="#persona">Paz Rey Omar;</vote></outcome></summary>
  <summary><outcome refersTo="#enContra">En contra: <vote by="#persona">Luz Mora Eva.</vote></outcome></summary>"""
UNANIMOUS = (
    '<voting eId="v2" outcome="#aprobacionUnanime" href="#s1-2"><count value="0" refersTo="#SinConteo"/></voting>'
)
COUNTED = """<voting eId="v1" outcome="#aprobado" href="#s1-1-v-01"><count value="2" refersTo="#aFavor"/>
  <count value="0" refersTo="#enContra "/><count value="0" refersTo="#seAbstiene"/></voting>"""


@pytest.fixture
def store(tmp_path: Path):
    made = create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="CL", name="Prueba")
    yield made
    made.close()


def brought(store: Store, folder: Path, text: str, shape: Shape | None = None) -> Rehearsal:
    path = folder / "sesion.xml"
    path.write_text(text, encoding="utf-8")
    return write(store, record.target(), path, shape)


def session(store: Store) -> SessionView:
    (row,) = store.select("session")
    return load_view(store, str(row["id"]))


def test_16j_a_published_session_comes_in_with_its_people_matters_turns_and_votes(store: Store, tmp_path: Path):
    told = brought(store, tmp_path, akoma(TREES.format(votes=NAMED), votings=UNANIMOUS))
    assert told.count(Fate.REFUSED) == 1, [one.reason for one in told.of(Fate.REFUSED)]
    view = session(store)
    assert (view.body.name, view.session.number, str(view.session.date)) == ("Junta de ñandubay", 7, "2019-04-02")
    assert view.session.kind.value == "special"
    assert f"{view.session.opened_at:%H:%M}" == "19:10", "the hour that is written, not the one of the mark"
    assert {one.person.full_name for one in view.titulars} == {"Ana Píriz Sosa", "Omar Paz Rey", "Eva Luz Mora"}
    assert view.session.public_note == "Asistió, además, la tesorera Iris Lema."
    assert [one.title for one in view.items] == ["Poda de la plaza", "Luces"]
    turns = view.turns_of(view.items[0].id)
    assert [(bool(one.member_id), one.name, one.said) for one in turns] == [
        (True, "", "Ofrezco la palabra."), (False, "LEMOS", "Hay una nota."),
    ]  # fmt: skip
    assert not any(one.waits for one in turns)
    assert view.items[0].narrative.startswith("-Practicada la votación.")
    (vote,) = view.votes
    # Where the law lets the chair vote on a tie alone, her ballot is refused by name and the rest enter.
    (refused,) = told.of(Fate.REFUSED)
    assert "Ana Píriz preside" in refused.reason
    assert (view.results[vote.id].counts.for_, view.results[vote.id].counts.against) == (1, 1)
    notes = " ".join(one.note for one in told.outcomes)
    assert "aprobacion unanime" in notes
    assert "documento que acompaña" in notes
    again = brought(store, tmp_path, akoma(TREES.format(votes=NAMED), votings=UNANIMOUS))
    assert again.count(Fate.NEW) == 0
    assert store.undo()
    assert store.select("session") == [], "one step took it in, one takes it back"
    assert store.select("person") == []


def test_16j_a_vote_of_which_only_the_totals_are_told_adds_up_to_those_who_were_there(store: Store, tmp_path: Path):
    told = brought(store, tmp_path, akoma(TREES.format(votes=""), votings=COUNTED))
    assert [one.reason for one in told.of(Fate.REFUSED)] == []
    (vote,) = session(store).votes
    assert vote.counted is not None
    assert (vote.counted.for_, vote.counted.against, vote.counted.unvoted) == (2, 0, 0), (
        "the chair votes on a tie alone"
    )
    assert session(store).session.state.value == "closed"


def test_16j_who_is_no_member_stays_out_by_name_where_the_body_has_members(store: Store, tmp_path: Path):
    brought(store, tmp_path, akoma(TREES.format(votes="")))
    later = akoma(TREES.format(votes="")).replace("2019-04-02", "2019-05-02").replace("Paz Rey, Omar", "Gil Sur, Leo")
    told = brought(store, tmp_path, later)
    (refused,) = told.of(Fate.REFUSED)
    assert "«Gil Sur, Leo» no integraba Junta de ñandubay ese día" in refused.reason
    assert [one.code for one in told.choices] == ["newcomers"]
    added = brought(store, tmp_path, later, Shape(answers={"newcomers": "add"}))
    assert added.count(Fate.REFUSED) == 0
    assert any("Gil" in str(row["family_names"]) for row in store.select("person"))


def test_16j_only_what_is_here_already_may_be_touched_when_that_is_asked_for(store: Store, tmp_path: Path):
    told = brought(store, tmp_path, akoma(TREES.format(votes="")), Shape(mode=Mode.UPDATE))
    assert told.count(Fate.NEW) == 0 and store.select("session") == []


WHOLE = """<voting eId="v1" outcome="#aprobado" href="#s1-1-v"><count value="2" refersTo="#aFavor"/>
  <count value="0" refersTo="#enContra"/></voting>"""
TWO = """<summary><outcome refersTo="#aFavor">A favor: <vote by="#persona">Paz Rey Omar;</vote>
  <vote by="#persona">{name}.</vote></outcome></summary>"""


@pytest.mark.parametrize(("name", "absent"), [("Luz Mora Eva", 1), ("Luz Eve", 0)])
def test_16j_who_is_in_no_list_of_a_vote_was_out_only_where_the_lists_are_whole(
    store: Store, tmp_path: Path, name: str, absent: int
):
    """A name that is spelt otherwise in the vote may be that of anybody who was there."""
    path = tmp_path / "s.xml"
    path.write_text(akoma(TREES.format(votes=TWO.format(name=name)), votings=WHOLE), encoding="utf-8")
    page = open_sheets(store, record.target(), path).book.pages[0]
    ballots = [[cell.shown for cell in row] for row in page.rows if row[0].shown == "voto"]
    assert sum("ausente" in one for one in ballots) == absent


def test_16j_by_the_command_line(tmp_path: Path, capsys):
    path, source = tmp_path / "b.munidesk", tmp_path / "sesion.akn"
    made = create(path, catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Prueba")
    made.close()
    source.write_text(akoma(TREES.format(votes=NAMED)), encoding="utf-8")
    assert main(["import", str(path), "records", str(source)]) == 0
    said = capsys.readouterr().out
    assert "Se crea el órgano «Junta de ñandubay»." in said
    assert "Integrantes nuevos con su banca: 3." in said


BOMB = '<!DOCTYPE a [<!ENTITY a0 "x">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (akoma("&a9;", before=f"{BOMB}]>"), "declara un tipo de documento propio"),
        (akoma("&a;", before='<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "tipo de documento propio"),
        (akoma("", before='<!DOCTYPE a SYSTEM "http://example.org/a.dtd">'), "tipo de documento propio"),
        (akoma(TREES)[:900], "está dañado en la línea"),
        (akoma("<p>" * 5000 + "</p>" * 5000), "demasiado grande"),
        (akoma("").replace("debate", "bill"), "no es el acta de una sesión"),
    ],
    ids=["bomb", "file", "far", "cut", "deep", "bill"],
)  # fmt: skip
def test_16j_a_hostile_file_is_a_sentence_and_leaves_nothing(store: Store, tmp_path: Path, text: str, why: str):
    with pytest.raises(UserError, match=why):
        brought(store, tmp_path, text)
    assert store.select("session") == []


def test_16j_a_hundred_megabytes_are_refused_before_they_are_read(store: Store, tmp_path: Path):
    path = tmp_path / "grande.xml"
    with path.open("wb") as stream:
        stream.write(HEAD.encode())
        stream.truncate(100_000_000)
    with pytest.raises(UserError, match="demasiado grande"):
        write(store, record.target(), path)


@pytest.mark.skipif(not REAL.exists() and not os.environ.get("AKN"), reason="la sesión publicada no está aquí")
def test_16j_the_session_that_the_chilean_congress_published_comes_in(store: Store):
    told = write(store, record.target(), REAL)
    view = session(store)
    assert (view.session.number, str(view.session.date), len(view.titulars)) == (56, "2005-11-08", 100)
    assert len(view.items) == 10
    assert sum(len(view.turns_of(one.id)) for one in view.items) == 35
    assert len(view.ballots) == 83
    assert {one.reason.partition("»")[0] for one in told.of(Fate.REFUSED)} >= {"«Dittborn Cordua Julio"}
    assert told.count(Fate.REFUSED) == 5
