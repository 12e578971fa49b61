"""`make forms-vendor`: fetches what the forms are made of anew through npm, in the versions that `vendor.json` names.

To change a version, write it there with its `integrity` (npm view NAME@VERSION dist.integrity). What does not match is not kept.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from site_build import ROOT

FOLDER = ROOT / "overrides" / "redigera"
NOTE = FOLDER / "vendor.json"
BUNDLER = "esbuild"
ENTRY = 'export { parseDocument, isMap, isSeq, isScalar } from "yaml";'


def renew() -> None:
    """Fetch, prove and put in place; the note gets the hashes of the files."""
    told = json.loads(NOTE.read_text(encoding="utf-8"))
    packages = told["packages"]
    with TemporaryDirectory() as place:
        for part in packages:
            fetched = _fetch(Path(place), part)
            for name, source in part["files"].items():
                if (fetched / source).is_file():
                    shutil.copyfile(fetched / source, FOLDER / name)
                else:
                    _bundle(Path(place), packages, fetched, FOLDER / name)
    names = sorted(name for part in packages for name in part["files"])
    told["sha256"] = {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in names}
    NOTE.write_text(f"{json.dumps(told, ensure_ascii=False, indent=2)}\n", encoding="utf-8")


def _fetch(place: Path, part: dict[str, Any]) -> Path:
    """A package, unpacked, if it is the very one that the note tells of."""
    name = f"{part['name']}@{part['version']}"
    told = subprocess.run(
        ["npm", "pack", "--silent", "--pack-destination", str(place), name], check=True, capture_output=True, text=True
    ).stdout
    archive = place / told.split()[-1]
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != part["integrity"]:
        raise SystemExit(f"{name} är inte det som vendor.json beskriver: {found}")
    folder = place / part["name"].replace("/", "-")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def _bundle(place: Path, packages: list[dict[str, Any]], package: Path, to: Path) -> None:
    """The parser as one file, for browsers read one file quicker than seventy."""
    version = next(part["version"] for part in packages if part["name"] == BUNDLER)
    (place / "node_modules").mkdir(exist_ok=True)
    shutil.copytree(package, place / "node_modules" / "yaml")
    (place / "entry.js").write_text(ENTRY, encoding="utf-8")
    subprocess.run(
        ["npx", "--yes", f"{BUNDLER}@{version}", "entry.js", "--bundle", "--minify", "--format=esm", "--platform=browser",
         "--legal-comments=none", f"--outfile={to}"],
        cwd=place, check=True, capture_output=True,
    )  # fmt: skip


if __name__ == "__main__":
    renew()
