"""Every page of a file in which people and petitions were joined: it opens, and names nobody who is gone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data.store import Store
from munidesk.features.council.minutes.store_signed import signed_sessions
from munidesk.features.participation.initiatives.store_states import merge
from munidesk.features.participation.kinds import INITIATIVES
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.people_lists.domain import NEIGHBOURS
from munidesk.town.people_lists.store import neighbours
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests import samples
from tests.stories.pictures import PAGES
from tests.stories.window import opened, rest

KEPT = "Quedó Única"


def _joined(store: Store) -> None:
    """Who presided a signed session, a neighbour with initiatives, and a petition, each joined to another."""
    samples.write_sample(store, SampleSize(sessions=3, initiatives=8))
    chair = next(str(one["chair_id"]) for key in signed_sessions(store) if (one := store.get("session", key)))
    double = town.save_person(store, replace(town.person(store, chair), id="", given_names=KEPT))
    catalog.actions(store)["merge_people"](Ref("person", double), chair)
    asked = {str(row["neighbour_id"]) for row in store.select("attendee") if row["neighbour_id"]}
    one = next(one for one in neighbours(store) if one.id in asked)
    twin = NEIGHBOURS.save(store, replace(one, id=""))
    catalog.actions(store)["merge_people"](Ref("neighbour", twin.id), one.id)
    first, second, *_rest = [one for one in INITIATIVES.all(store) if one.is_open]
    merge(store, first.id, [second.id])


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, _joined) as made:
        made.resize(1366, 768)
        yield made


def test_c_every_page_opens_after_joining(window: MainWindow):
    store = window.context.store
    signed = next(iter(signed_sessions(store)))
    gone = next(one for one in INITIATIVES.all(store) if one.merged_into)
    own = {"council.session": {"id": signed}, "participation.initiative": {"id": gone.id}, "thread": {"id": gone.id}}
    for name, key, arguments in PAGES:
        window.go(key, **{**arguments, **own.get(key, {})})
        rest()
        assert window.page().isVisible(), name
