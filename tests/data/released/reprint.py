"""Keep what released files print today, where it differs: `python -m tests.data.released.reprint`.

Look at the difference before it is committed: it is what changes on somebody's paper.
"""

import shutil
import tempfile
from pathlib import Path

from munidesk import catalog
from munidesk.data import file
from tests.data.released import printing

HERE = Path(__file__).parent


def reprint(released: Path) -> None:
    then = printing.read(released.with_suffix(".txt").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        store = file.open_file(Path(shutil.copy(released, folder)), catalog.schemas())
        now = printing.prints(store)
        store.close()
    kept = HERE / "today" / f"{released.parent.name}-{released.stem}.txt"
    differing = {name: lines for name, lines in now.items() if then.get(name) != lines}
    if differing:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(printing.written(differing), encoding="utf-8")
    else:
        kept.unlink(missing_ok=True)


if __name__ == "__main__":
    for one in sorted(HERE.glob("*/*.munidesk")):
        reprint(one)
