"""Write ``requirements/*.txt``: exact versions with hashes, for every platform at once.

Runs ``uv`` from a throw-away environment. The files name no registry and no folder of this
machine: pip takes the packages from wherever it is set up to, and the hashes say which they are.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
HEADER = "# Written by `make lock` from pyproject.toml. Do not edit.\n"
LEAKS = re.compile(r"https?:|file:|^-|find-links|index-url", re.MULTILINE)
PYTHON = "3.11"


def main() -> None:
    """Compile the three locks, the narrower ones with the versions of the widest."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        build = Path(folder) / "build.in"
        build.write_text("\n".join(project["build-system"]["requires"]) + "\n", encoding="utf-8")
        uv = [str(programs / "uv"), "pip", "compile", "--universal", "--python-version", PYTHON]
        compile_lock(uv, "dev.txt", ["pyproject.toml", "--extra", "dev"])
        same = ["--constraint", str(FOLDER / "dev.txt")]
        compile_lock(uv, "run.txt", ["pyproject.toml", *same])
        compile_lock(uv, "build.txt", [str(build), *same])


def compile_lock(uv: list[str], name: str, sources: list[str]) -> None:
    """Write one lock; stop where it would name a registry or a folder."""
    done = subprocess.run(
        [*uv, *sources, "--generate-hashes", "--no-annotate", "--no-header", "--quiet"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    if LEAKS.search(done.stdout):
        sys.exit(f"{name} would name a registry or a folder; nothing written")
    (FOLDER / name).write_text(HEADER + done.stdout, encoding="utf-8", newline="\n")
    count = sum(line[:1].isalnum() for line in done.stdout.splitlines())
    print(f"requirements/{name}: {count} packages")


if __name__ == "__main__":
    main()
