"""`start.py package deb`: the package for Debian 12 (64 bits) and the folder that runs there without installing.

Python is Debian's own, with its security updates; every component comes with the package, each by its hash, and none
of another program is looked at. What the desktop is told is made here from what the program says of itself.
"""

import os
import shutil
import subprocess
import tarfile
from html import escape
from pathlib import Path

import components
import environment

from package import fetch, tree

HERE = Path(__file__).resolve().parent
TOOLS = {"dpkg-deb": "dpkg"}
GLIBC = (36, 35, 34, 31, 28, 27, 26, 24, 17, 5)
PLATFORMS = ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in GLIBC))
"""Debian 12 has glibc 2.36."""
ID, KIND = "org.munidesk.MuniDesk", "application/x-munidesk"
INSIDE = Path("usr/lib/munidesk")
ICONS = (16, 32, 48, 64, 128, 256)
SUMMARY = "Sesiones, actas, participación y planes de un municipio, sin conexión"
TOLD = (
    "Convoca y lleva la sesión del Concejo, cuenta quórum y mayorías con su artículo y entrega el acta en Word y PDF.",
    "Lleva además iniciativas, encuentros, planes, evaluaciones y expedientes. No usa Internet.",
)
ASKS = ("python3 (>= 3.11), python3 (<< 3.12)", "shared-mime-info", "desktop-file-utils", "hicolor-icon-theme")
LAUNCHER = """#!/bin/sh
# Neither the variables nor the packages of another Python.
here={here}
for python in python3.11 python3; do
    if "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
        exec "$python" -I -S -X utf8 "$here/start.py" "$@"
    fi
done
echo 'MuniDesk necesita Python 3.11, el de Debian 12. Instálelo con: sudo apt-get install python3' >&2
exit 1
"""
START = """import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))
from munidesk.cli import main

sys.exit(main())
"""
DESKTOP = f"""[Desktop Entry]
Type=Application
Name=MuniDesk
GenericName=Secretaría municipal
Comment={SUMMARY}
Exec=munidesk %f
Icon=munidesk
Terminal=false
Categories=Office;
MimeType={KIND};
StartupNotify=true
"""
MIME = f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{KIND}">
    <comment>Municipio de MuniDesk</comment>
    <icon name="munidesk"/>
    <glob pattern="*.munidesk" weight="80"/>
  </mime-type>
</mime-info>
"""


def metainfo() -> str:
    """What a shop of programs shows (AppStream), with what each version brought."""
    import tomllib

    news = tomllib.loads((components.ROOT / "resources" / "novedades.toml").read_text(encoding="utf-8"))["version"]
    releases = "".join(
        f'    <release version="{one["numero"]}" date="{one["dia"]}">\n      <description>\n        <ul>\n'
        + "".join(f"          <li>{escape(what)}</li>\n" for what in one["trae"])
        + "        </ul>\n      </description>\n    </release>\n"
        for one in news
    )
    told = "".join(f"    <p>{escape(one)}</p>\n" for one in TOLD)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{ID}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <name>MuniDesk</name>
  <summary>{SUMMARY}</summary>
  <developer_name>MuniDesk</developer_name>
  <description>
{told}  </description>
  <launchable type="desktop-id">{ID}.desktop</launchable>
  <provides>
    <mediatype>{KIND}</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
{releases}  </releases>
</component>
"""


def control(version: str, kilobytes: int) -> str:
    """What Debian is told of the package; the libraries of a window are those that `run` asks for."""
    asks = ", ".join((*ASKS, *environment.LIBRARIES))
    told = "\n".join(f" {one}" for one in TOLD)
    return f"""Package: munidesk
Version: {version}
Section: misc
Priority: optional
Architecture: amd64
Maintainer: MuniDesk <munidesk@localhost>
Installed-Size: {kilobytes}
Depends: {asks}
Description: {SUMMARY}
{told}
"""


def put_program(to: Path, wheels: Path, here: str) -> None:
    """`start.py`, `lib/` and the licence below `to`, and the order «munidesk» that looks for them at `here`."""
    tree.fill(to / "lib", wheels)
    (to / "start.py").write_text(START, encoding="utf-8")
    shutil.copy(components.ROOT / "LICENSE", to / "LICENSE.txt")
    put_order(to / "munidesk", here)


def put_order(order: Path, here: str) -> None:
    order.parent.mkdir(parents=True, exist_ok=True)
    order.write_text(LAUNCHER.format(here=here), encoding="utf-8")
    order.chmod(0o755)


def put_desktop(root: Path) -> None:
    """The entry of the menu, the kind of file, the icons, and what a shop of programs shows."""
    share = root / "usr" / "share"
    texts = {
        f"applications/{ID}.desktop": DESKTOP,
        "mime/packages/munidesk.xml": MIME,
        f"metainfo/{ID}.metainfo.xml": metainfo(),
        "doc/munidesk/copyright": (components.ROOT / "LICENSE").read_text(encoding="utf-8"),
    }
    for name, text in texts.items():
        target = share / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for side in ICONS:
        target = share / "icons" / "hicolor" / f"{side}x{side}" / "apps" / "munidesk.png"
        target.parent.mkdir(parents=True)
        environment.call(str(HERE / "icon.py"), str(target), str(side))


def put_package(root: Path, out: Path, version: str, *options: str) -> Path:
    """The .deb, in `out`, of what stands below `root`. `options` are those of dpkg-deb."""
    told = root / "DEBIAN"
    told.mkdir(exist_ok=True)
    kilobytes = round(tree.weight(root)[0] * 1000)
    (told / "control").write_text(control(version, kilobytes), encoding="utf-8")
    for folder, _folders, files in os.walk(root):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder) / name
            path.chmod(0o755 if path.name == "munidesk" else 0o644)
    package = out / f"munidesk_{version}_amd64.deb"
    subprocess.check_call(["dpkg-deb", *options, "--root-owner-group", "--build", str(root), str(package)],
                          stdout=subprocess.DEVNULL)  # fmt: skip
    return package


def build(out: Path, version: str) -> tuple[Path, Path]:
    """The package and the folder it was made of, in `out`; beside them, the archive of the folder for a stick."""
    fetch.stop_without(TOOLS)
    wheels = out / "componentes-linux"
    fetch.wheels(wheels, PLATFORMS)
    root, portable = out / "raiz-deb", out / f"MuniDesk-{version}-linux"
    for old in (root, portable):
        shutil.rmtree(old, ignore_errors=True)
    put_program(root / INSIDE, wheels, f"/{INSIDE}")
    (root / INSIDE / "munidesk").unlink()
    put_order(root / "usr" / "bin" / "munidesk", f"/{INSIDE}")
    put_desktop(root)
    package = put_package(root, out, version)
    shutil.copytree(root / INSIDE, portable)
    put_order(portable / "munidesk", '"$(dirname "$(readlink -f "$0")")"')
    with tarfile.open(out / f"{portable.name}.tar.xz", "w:xz", preset=6) as packed:
        packed.add(portable, portable.name)
    megabytes, files = tree.weight(root)
    print(f"{package.name}: {package.stat().st_size / 1e6:.1f} MB; instalado {megabytes:.0f} MB en {files} archivos.")
    return package, root


def main(arguments: list[str]) -> int:
    """`package deb [--try] [CARPETA]`: into `dist`, unless another folder is named."""
    tries = "--try" in arguments
    folders = [one for one in arguments if one != "--try"]
    out = Path(folders[0] if folders else "dist").resolve()
    out.mkdir(parents=True, exist_ok=True)
    package, root = build(out, tree.version())
    if not tries:
        return 0
    roads = os.pathsep.join((str(components.ROOT), str(HERE.parent)))
    command = [str(environment.python_inside()), "-m", "package.try_debian", str(package), str(root), str(out)]
    return subprocess.call(command, env={**environment.surroundings(), "PYTHONPATH": roads})
