"""Write the generated documentation, or (``--check``) fail where it is out of date."""

from __future__ import annotations

import sys
from pathlib import Path

import cli_page
import format_page

FOLDER = Path(__file__).resolve().parent.parent / "docs"


def pages() -> dict[str, str]:
    """Return every generated page: file name under ``docs/`` → Markdown."""
    return {
        "format.md": format_page.render(),
        "cli.md": cli_page.render("zh"),
        "cli.en.md": cli_page.render("en"),
    }


def main(arguments: list[str]) -> int:
    """Write the pages; with ``--check`` only compare, 1 where one differs."""
    stale = {
        name: text
        for name, text in pages().items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text(encoding="utf-8") != text
    }
    if "--check" in arguments:
        for name in stale:
            print(f"docs/{name} is out of date: run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for name, text in stale.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
