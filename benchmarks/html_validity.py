"""Hold every page of a published site against two HTML checkers; ends with 1 where one complains.

    python benchmarks/html_validity.py [SITE]

Without SITE the sample workspace is published first. html-validate and the Nu checker come from
the npm registry into a temporary folder; the Nu checker needs Java 17 and is left out, said aloud,
where there is none. No part of the tests: neither Node nor Java is asked of a machine that runs
them (``tests/html_checks.py`` is their own, smaller checker).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGES = ("html-validate@10.17.0", "vnu-jar@26.9.27")
_SHOWN = 20


def main() -> int:
    """Check the site named on the command line, or that of the sample."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else published(folder)
        pages = sorted(site.rglob("*.html"))
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", *PACKAGES],
            cwd=folder,
            check=True,
        )
        found = {"html-validate": html_validate(folder, pages), "Nu": nu(folder, site)}
    complaints = 0
    for checker, lines in found.items():
        if lines is None:
            print(f"{checker}: not run (needs Java 17)")
            continue
        complaints += len(lines)
        print(f"{checker}: {len(pages)} pages, {len(lines)} errors")
        print("".join(f"  {line}\n" for line in lines[:_SHOWN]), end="")
    return 1 if complaints else 0


def published(folder: Path) -> Path:
    """Publish the sample workspace; return the folder of its site."""
    from qingdan.publish.build import Order, build
    from qingdan.store.snapshot import worktree

    site = folder / "site"
    build(worktree(REPOSITORY / "inventories"), Order(site))
    return site


def html_validate(folder: Path, pages: list[Path]) -> list[str]:
    """Return what html-validate says under its rules of the standard."""
    config = folder / "htmlvalidate.json"
    config.write_text('{"extends": ["html-validate:standard"], "root": true}')
    program = folder / "node_modules" / ".bin" / "html-validate"
    lines: list[str] = []
    for start in range(0, len(pages), 500):
        chosen = [str(page) for page in pages[start : start + 500]]
        done = subprocess.run(
            [str(program), "--config", str(config), "--formatter", "json", *chosen],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr)
        for page in json.loads(done.stdout):
            for one in page["messages"]:
                place = f"{Path(page['filePath']).name}:{one['line']}"
                lines.append(f"{place}: {one['ruleId']}: {one['message']}")
    return lines


def nu(folder: Path, site: Path) -> list[str] | None:
    """Return the errors of the Nu checker. Its warnings about the policy of pages opened as files
    are left out: it holds 'self' for another place than the file's own."""
    java = shutil.which("java")
    if java is None:
        return None
    jar = folder / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [java, "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu", str(site)],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.rpartition("/")[2] for line in done.stderr.splitlines() if line.strip()]
    if done.returncode and not lines:
        raise RuntimeError(done.stderr)
    return lines


if __name__ == "__main__":
    sys.exit(main())
