"""The digest of all our tables and indexes: `objects.py update` writes it, `objects.py check` says whether it holds.

With it every opening knows at once that nothing foreign is in a file (`munidesk/data/objects.py`);
an old digest does no harm, but each opening then builds the tables in memory to compare.
"""

import sys
import tempfile
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from munidesk import catalog
from munidesk.data import file, objects


def made() -> str:
    """The digest of a new municipality's file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nuevo.munidesk"
        with closing(file.create(path, catalog.schemas())) as store:
            return objects.digest(objects.read(store.connection))


def main(order: str) -> int:
    if order == "update":
        objects.KNOWN.write_text(f"{made()}\n", encoding="ascii")
    elif made() not in objects.KNOWN.read_text(encoding="ascii").split():
        print("resources/objects.sha256 no está al día: python installer/objects.py update")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or ["check"]))
