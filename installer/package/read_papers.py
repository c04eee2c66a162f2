"""What a paper says, and what a folder holds, to compare them on two systems."""

import hashlib
import re
import subprocess
import zipfile
from pathlib import Path

PRINTED = "Impreso el"


def words_of(paper: Path) -> list[str]:
    """The lines of a Word or a PDF, without what is blank and the hour when it was printed."""
    if paper.suffix == ".pdf":
        told = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True)
        lines = told.stdout.splitlines()
    else:
        with zipfile.ZipFile(paper) as packed:
            parts = [
                one for one in sorted(packed.namelist()) if re.match(r"word/(document|header\d*|footer\d*)\.xml", one)
            ]
            lines = [
                re.sub(r"<[^>]+>", "", paragraph)
                for part in parts
                for paragraph in packed.read(part).decode("utf-8").split("</w:p>")
            ]
    return [" ".join(line.split()) for line in lines if line.strip() and not line.strip().startswith(PRINTED)]


def fingerprints(*folders: Path) -> dict[str, str]:
    """Each file below the folders, and the digest of its bytes; logs go on by themselves and are left out."""
    return {
        str(one): hashlib.sha256(one.read_bytes()).hexdigest()
        for folder in folders
        for one in sorted(folder.rglob("*"))
        if one.is_file() and one.suffix != ".log"
    }
