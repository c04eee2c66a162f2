"""The main job without a screen: the sample municipality, the acta of its last session, a picture of the window."""

from contextlib import closing
from pathlib import Path

from munidesk import catalog
from munidesk.base.errors import WorldError
from munidesk.base.files import sentence_for
from munidesk.base.i18n import _
from munidesk.cli_commands import export
from munidesk.data import file
from munidesk.records.sheet import Selection

SAMPLE = "municipio-de-ejemplo.munidesk"


def write_demo(folder: Path) -> int:
    """Write the demonstration into `folder`, print the paths; an older demonstration there is replaced."""
    sample = folder / SAMPLE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sample.unlink(missing_ok=True)
    except OSError as error:
        raise WorldError(sentence_for(error, sample)) from error
    with closing(file.create(sample, catalog.schemas(), author="MuniDesk")) as store:
        catalog.write_sample(store)
        print(sample)
        for suffix in (".docx", ".pdf"):
            export(store, "acta", Selection(), folder / f"acta{suffix}")
    _write_picture(sample, folder / "sesion.png")
    return 0


def _write_picture(sample: Path, picture: Path) -> None:
    from munidesk.app import write_picture

    write_picture(sample, picture, "council.session", step="live", item="3")
    print(_("{path} (así se ve la sesión en la ventana)").format(path=picture))
