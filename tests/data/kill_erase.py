"""Kill a program that registers and erases neighbours: no name may stay. `-m tests.data.kill_erase 120 [older]`."""

import os
import random
import signal
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from munidesk.data import check_file, file
from munidesk.data.private import erase_private
from tests.data.rooms import schema

ROOT = Path(__file__).resolve().parents[2]
LIVING = 20  # so that there are pages to rewrite


@dataclass
class Tally:
    kills: int = 0
    acknowledged: int = 0
    half_erased: int = 0  # the row is empty, or its erasing was acknowledged, and the name is still in the file
    lost: int = 0  # the row lives and its name is gone
    corrupt: int = 0


def erase_for_ever(path: Path, first: int) -> None:
    """The child: register and erase, and say each name when both are done."""
    with closing(file.open_file(path, [schema()])) as store:
        for number in range(first, first + 100_000):
            name = f"Vecina-{number:09d}-"
            with store.change("Anotar vecina") as writer:
                key = writer.put("neighbour", {"name": name, "phone": name})
            with store.change("Cambiar teléfono") as writer:
                writer.put("neighbour", {"id": key, "phone": f"{name}2"})
            sys.stdout.write(f"+{name}\n")
            sys.stdout.flush()
            if number % LIVING:
                erase_private(store, "neighbour", key)
                sys.stdout.write(f"-{name}\n")
                sys.stdout.flush()


def run(folder: Path, kills: int, *, older: bool = False, seed: int = 1) -> Tally:
    """Kill the child at a random moment, `kills` times; `older`: each time as a file that must be cleaned first."""
    path = folder / "kill.munidesk"
    file.create(path, [schema()]).close()
    tally, chance = Tally(), random.Random(seed)
    for turn in range(kills):
        if older:
            with closing(file.open_file(path, [schema()])) as store:
                store.connection.execute("DELETE FROM meta WHERE key = 'secure_delete'")
        said = _killed(path, turn * 100_000, chance)
        tally.kills += 1
        tally.acknowledged += sum(line.startswith("-") for line in said)
        _judge(path, {line[1:] for line in said if line.startswith("-")}, tally)
    tally.corrupt = len(check_file.check(path, [schema()]))
    return tally


def _killed(path: Path, first: int, chance: random.Random) -> list[str]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.data.kill_erase", "--child", str(path), str(first)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert child.stdout is not None
    said = [child.stdout.readline() for _each in range(chance.randint(1, 30))]
    for _spin in range(chance.randint(0, 150_000)):
        pass
    os.kill(child.pid, signal.SIGKILL)
    said.extend(line for line in child.stdout if line.endswith("\n"))
    child.wait()
    child.stdout.close()
    return [line.strip() for line in said if line.strip()]


def _judge(path: Path, erased: set[str], tally: Tally) -> None:
    """After the next opening has rolled back what was half written."""
    with closing(file.open_file(path, [schema()])) as store:
        living = {str(row["name"]) for row in store.query("SELECT name FROM neighbour WHERE name <> ''")}
    raw = b"".join(one.read_bytes() for one in path.parent.iterdir())
    written = {f"Vecina-{part[:9].decode('latin-1')}-" for part in raw.split(b"Vecina-")[1:]}
    tally.half_erased += len(written - living) + len(erased & written)
    tally.lost += len(living - written)


if __name__ == "__main__":
    if sys.argv[1] == "--child":
        erase_for_ever(Path(sys.argv[2]), int(sys.argv[3]))
    with tempfile.TemporaryDirectory() as name:
        print(run(Path(name), int(sys.argv[1]), older="older" in sys.argv[2:]))
