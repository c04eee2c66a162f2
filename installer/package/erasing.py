"""A program for the Python of a package: a neighbour is registered and erased; her name is looked for in every byte.

Given the file and the name; it says the version of SQLite that wrote it.
"""

ERASED = """
import sqlite3, sys
from contextlib import closing
from pathlib import Path
from munidesk import catalog
from munidesk.data import file
from munidesk.town.people_lists.store import erase_person, neighbour_named
path, mark = Path(sys.argv[1]), sys.argv[2]
def held():
    return mark.encode() in b"".join(one.read_bytes() for one in path.parent.glob(path.name + "*"))
with closing(file.open_file(path, catalog.schemas(), author="Wine")) as store:
    key = neighbour_named(store, mark)
    assert held(), "su nombre no llegó al archivo"
    erase_person(store, key)
assert not held(), "su nombre sigue en el archivo"
print(sqlite3.sqlite_version)
"""
MARK = "Zacarías Quebracho"
