"""`python -m tests.breaks [name or area…]`: makes each break in a copy and tells whether its tests notice it."""

import sys

from tests.breaks.running import Fate, copied, fate
from tests.breaks.table import breaks


def main(names: list[str]) -> int:
    """0 when every break asked for was killed (all of them without a name); 2 for a name that is in no table."""
    chosen = [one for one in breaks() if not names or {one.name, one.area} & set(names)]
    unknown = set(names) - {one.name for one in chosen} - {one.area for one in chosen}
    if unknown:
        print("No such break or area: " + ", ".join(sorted(unknown)))
        return 2
    alive = 0
    with copied() as copy:
        for one in chosen:
            found, said = fate(one, copy)
            alive += found is not Fate.KILLED
            print(f"{found.value:18} {one.area}/{one.name}: {one.sees}", flush=True)
            if found in (Fate.NOT_FOUND, Fate.NOT_RUN):
                print(said)
    print(f"{len(chosen) - alive} of {len(chosen)} breaks killed")
    return 1 if alive else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
