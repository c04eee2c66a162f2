"""`munidesk check x.toml`: a file of criteria, before anybody answers it."""

from pathlib import Path

from munidesk import catalog
from munidesk.base.i18n import _, ngettext


def check_instrument(path: Path) -> int:
    """Prints every fault with its line and reason, or what the file asks; 1 when there is any fault."""
    from munidesk.instruments.reading import faults_of_file, read_script
    from munidesk.instruments.store_shelf import known_indicators

    known = known_indicators(name for name, _words in catalog.indicators())
    found = faults_of_file(path, known)
    for line in found:
        print(line)
    if not found:
        script = read_script(path, known)
        count = ngettext("{n} criterio", "{n} criterios", len(script.criteria)).format(n=len(script.criteria))
        print(_("El archivo sirve: {title}, {count}.").format(title=script.instrument.title, count=count))
    return int(bool(found))
