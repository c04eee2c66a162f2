"""Keep what the samples print and hand over today, and show what changes: `python -m tests.data.reference`.

Look at the difference before it is committed: it is what changes on somebody's paper, or in somebody's script.
"""

import sys
import tempfile
from difflib import unified_diff
from pathlib import Path

from munidesk.town.profiles import COUNTRIES
from tests.data.reference import made


def keep(country: str, folder: Path) -> None:
    store = made.sample(country, folder / f"{country}.munidesk")
    text = made.text_of(country, made.sections(store, folder))
    store.close()
    path = made.kept(country)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    sys.stdout.writelines(unified_diff(before.splitlines(True), text.splitlines(True), path.name, path.name, n=1))
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for each in COUNTRIES:
            keep(each, Path(place))
