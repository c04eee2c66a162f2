"""The pictures leave no page out."""

from munidesk import catalog
from tests.stories.pictures import PAGES


def test_every_page_of_the_window_is_drawn():
    assert {entry.key for entry in catalog.pages()} == {key for _name, key, _arguments in PAGES}
