"""Whether a municipality has a council at all: an institute or an organisation has none, unless it held sessions."""

from munidesk.data.store import Store
from munidesk.town.founded import has_council


def there(store: Store) -> bool:
    """What was written stays in sight: who was a town once keeps its book, and a committee that meets has its actas."""
    return has_council(store) or store.count("session") > 0
