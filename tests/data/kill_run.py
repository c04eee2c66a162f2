"""Kill a writing program again and again: nothing acknowledged may be lost. `-m tests.data.kill_run 500 200`."""

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
from tests.data.rooms import schema

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Tally:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    corrupt: int = 0


def write_for_ever(path: Path) -> None:
    """The child: write, and say each id only once `change` has returned."""
    store = file.open_file(path, [schema()])
    while True:
        with store.change("Anotar") as writer:
            key = writer.put("note", {"text": "línea que no se puede perder"})
            writer.put("note", {"text": "hija", "parent": key})
        sys.stdout.write(key + "\n")
        sys.stdout.flush()


def run(folder: Path, kills: int, writes_each: int, seed: int = 1) -> Tally:
    """Kill the child after about `writes_each` acknowledged writes, `kills` times, on one file."""
    path = folder / "kill.munidesk"
    file.create(path, [schema()]).close()
    tally, chance = Tally(), random.Random(seed)
    for _turn in range(kills):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.data.kill_run", "--child", str(path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert child.stdout is not None
        said = [
            child.stdout.readline().strip() for _each in range(writes_each + chance.randint(0, writes_each // 4 + 1))
        ]
        os.kill(child.pid, signal.SIGKILL)
        said.extend(line.strip() for line in child.stdout if line.endswith("\n"))
        child.wait()
        child.stdout.close()
        said = [key for key in said if key]
        tally.kills += 1
        tally.acknowledged += len(said)
        with closing(file.open_file(path, [schema()], read_only=True)) as store:
            there = {row["id"] for row in store.query("SELECT id FROM note")}
            tally.lost += sum(key not in there for key in said)
    tally.corrupt = len(check_file.check(path, [schema()]))
    return tally


if __name__ == "__main__":
    if sys.argv[1] == "--child":
        write_for_ever(Path(sys.argv[2]))
    with tempfile.TemporaryDirectory() as name:
        print(run(Path(name), int(sys.argv[1]), int(sys.argv[2])))
