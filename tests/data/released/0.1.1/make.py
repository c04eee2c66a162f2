"""How the files of this folder were made, with MuniDesk 0.1.1 and never again: `python make.py`.

Besides what 0.1 has: an acta approved with corrections, narratives with typed signs, with marks and with a table.

A sample of each country with 4 sessions and 10 initiatives, every acta that could be approved approved. In UY the
last session has a tie that the chair broke, and one more session follows with a fe de erratas on its acta.
"""

from datetime import date, datetime, time
from pathlib import Path

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents import frozen, render
from munidesk.documents.text import SIGN
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, CorrectionKind, PresenceKind, SessionKind
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.store import approve_minutes, as_approved, minutes_of, send_to_approval
from munidesk.features.council.minutes.store_resolutions import add_correction
from munidesk.features.council.sessions.store import close_session, new_session, open_session, sessions
from munidesk.features.council.sessions.store_items import start_item, update_item
from munidesk.features.council.view_data import FROZEN, load_view
from munidesk.features.council.votes.store import add_motion, cast_all, finish_vote, open_vote
from munidesk.town.profiles import COUNTRIES
from munidesk.town.sample import SampleSize
from tests.data.released.printing import prints, written

HERE = Path(__file__).parent
NARRATIVES = (
    "Se da lectura y se pone a consideración.",
    "5. Se aprueba.\n1986. Un gran año: 2*3*4 = 24\n\n> 10 personas\n- $ 5.000",
    f"{SIGN}Se resuelve **por unanimidad** lo *siguiente*:\n7. Uno\n8. Dos\n- Con 2\\*3\n"
    "|Rubro|Monto|\n|Obras|$ 5.000|",
)
DAY = date(2026, 11, 24)


def approve(store: Store, session_id: str, day: date, in_session: str, corrections: str = "") -> None:
    said = {"on": day, "in_session_id": in_session, "with_corrections": bool(corrections), "corrections": corrections}
    view = as_approved(store, session_id, **said)
    printed = datetime.combine(day, time(19))
    pages = render.page_count(build_minutes(view, printed_at=printed))
    view = as_approved(store, session_id, pages=pages, **said)
    content = frozen.to_json(build_minutes(view, printed_at=printed))
    approve_minutes(store, session_id, content_json=content, pages=pages, **said)


def session_with_erratum(store: Store, corrected: str) -> str:
    """A short session a week later that corrects the acta of the one before it."""
    about = load_view(store, corrected)
    new = new_session(
        store, about.body.id, SessionKind.ORDINARY, DAY, time(19), place=about.session.place,
        secretary_id=about.session.secretary_id,
    )  # fmt: skip
    open_session(store, new, datetime.combine(DAY, time(19, 2)))
    for member in load_view(store, new).titulars:
        mark(store, new, member.id, PresenceKind.PRESENT)
    items = load_view(store, new).items
    for minute, item in enumerate(items, 5):
        start_item(store, item.id, datetime.combine(DAY, time(19, minute)))
        update_item(store, item.id, narrative=NARRATIVES[(minute - 5) % len(NARRATIVES)])
    add_correction(
        store, items[0].id, kind=CorrectionKind.ERRATUM, corrected_session_id=corrected, place="Asunto 3",
        where_it_says="cuatrocientos ochenta mil", must_say="cuatrocientos ochenta y cinco mil",
        asked_by_id=load_view(store, new).titulars[1].id,
    )  # fmt: skip
    motion = add_motion(
        store, items[0].id, "Aprobar la fe de erratas", proposer_id=load_view(store, new).titulars[1].id
    )
    vote = open_vote(store, motion)
    cast_all(store, vote, BallotValue.FOR)
    finish_vote(store, vote, datetime.combine(DAY, time(19, 20)))
    close_session(store, new, datetime.combine(DAY, time(19, 40)))
    return new


def make(country: str, path: Path) -> None:
    store = file.create(path, catalog.schemas(), author="Lucía Ferrando")
    write_sample(store, SampleSize(country=country, sessions=4, initiatives=10))
    with fixed_clock(datetime.combine(DAY, time(20))):
        rows = sorted(sessions(store), key=lambda row: row.date)
        last = rows[-1].id
        following = session_with_erratum(store, last) if country == "UY" else ""
        waiting = [row.id for row in rows if row.minutes_state not in FROZEN]
        for session_id in [*waiting, *([following] if following else [])]:
            try:
                if minutes_of(store, session_id).state.value == "borrador":
                    send_to_approval(store, session_id)
                approve(
                    store,
                    session_id,
                    DAY,
                    "" if session_id == following else following,
                    "Donde dice 48 debe decir 84." if session_id == last else "",
                )
            except UserError as error:
                print(country, error)
    (HERE / f"{country}.txt").write_text(written(prints(store)), encoding="utf-8")
    store.close()


if __name__ == "__main__":
    for country in COUNTRIES:
        made = HERE / f"{country}.munidesk"
        made.unlink(missing_ok=True)
        make(country, made)
