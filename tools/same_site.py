"""Publish the sample twice, as different machines would, and compare the sites byte by byte.

``python tools/same_site.py``: two clean builds of one commit, in folders of other names, with
another locale, time zone, hash seed, home and number of processes, for every form of a site. Exit
code 1 and the paths that differ where one byte does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
FORMS = ("html", "markdown", "fragments")
MACHINES = (
    ("甲 机", {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, "1"),
    ("b", {"LC_ALL": "C.UTF-8", "TZ": "America/Adak", "PYTHONHASHSEED": "4321"}, "3"),
)
"""Folder, environment and number of processes of each machine."""
_WHO = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in (("NAME", "t"), ("EMAIL", "t@example.invalid"))
}


def repository(folder: Path) -> None:
    """Put the sample into a repository of two commits, so that an item has a past."""
    shutil.copytree(ROOT / "inventories", folder)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "2026-09-02T09:00:00+08:00")
    item = min((folder / "powers").glob("*/cf-*.yaml"))
    item.write_text(item.read_text(encoding="utf-8") + "备注: 第二版\n", encoding="utf-8")
    commit(folder, "2026-10-08T09:00:00+08:00")


def commit(folder: Path, day: str) -> None:
    """Commit everything on a day."""
    git(folder, "add", "-A")
    days = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    git(folder, "-c", "commit.gpgsign=false", "commit", "-q", "-m", "sample", more=days)


def git(folder: Path, *arguments: str, more: dict[str, str] | None = None) -> None:
    """Run git in a folder, deaf to the settings of this machine."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    deaf = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    environment = {**kept, **_WHO, **deaf, **(more or {})}
    subprocess.run(["git", *arguments], cwd=folder, check=True, env=environment)


def publish(source: Path, machine: Path, form: str, odd: dict[str, str], jobs: str) -> Path:
    """Publish a clone of the sample on a machine; returns the folder of the site."""
    place = machine / "库"
    if not place.exists():
        git(machine.parent, "clone", "-q", str(source), str(place))
    out = machine / f"site-{form}"
    home = {"HOME": str(machine), "XDG_CACHE_HOME": str(machine / "cache")}
    command = [sys.executable, "-m", "qingdan", "publish", "-w", str(place), "--rev", "HEAD"]
    command += ["--out", str(out), "--format", form, "--jobs", jobs, "--no-cache", "-q"]
    command += ["--base-url", "https://list.example.invalid/qd/"] if form == "html" else []
    subprocess.run(command, cwd=machine, check=True, env={**os.environ, **home, **odd})
    return out


def files(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder by its path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def main() -> int:
    """Compare the forms one after the other."""
    different = 0
    with tempfile.TemporaryDirectory(prefix="qingdan-same-") as name:
        source = Path(name) / "sample"
        repository(source)
        for form in FORMS:
            sites = []
            for folder, odd, jobs in MACHINES:
                machine = Path(name) / folder
                machine.mkdir(exist_ok=True)
                sites.append(files(publish(source, machine, form, odd, jobs)))
            one, other = sites
            paths = sorted(one.keys() | other.keys())
            differ = [path for path in paths if one.get(path) != other.get(path)]
            different += len(differ)
            verdict = "differ" if differ else "same"
            sys.stdout.write(f"{form}: {len(paths)} files, manifest.json included: {verdict}\n")
            sys.stdout.writelines(f"  {path}\n" for path in differ[:20])
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
