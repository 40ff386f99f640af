"""Write the generated documentation, or (``--check``) fail where it is out of date."""

from __future__ import annotations

import sys
from pathlib import Path

import cli_page
import format_page
import rule_pages

FOLDER = Path(__file__).resolve().parent.parent / "docs"


def pages() -> dict[str, str]:
    """Return every generated page: path under ``docs/`` → Markdown."""
    return {
        "format.md": format_page.render(),
        "cli.md": cli_page.render("zh"),
        "cli.en.md": cli_page.render("en"),
        **rule_pages.render(),
    }


def left_over(made: dict[str, str]) -> list[str]:
    """Return pages of rules that are no more: files of the rules' folder that nothing makes."""
    folder = FOLDER / rule_pages.FOLDER
    names = sorted(f"{rule_pages.FOLDER}/{path.name}" for path in folder.glob("*"))
    return [name for name in names if name not in made]


def main(arguments: list[str]) -> int:
    """Write the pages; with ``--check`` only compare, 1 where one differs or is left over."""
    made = pages()
    stale = {
        name: text
        for name, text in made.items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text(encoding="utf-8") != text
    }
    gone = left_over(made)
    if "--check" in arguments:
        for name in stale:
            print(f"docs/{name} is out of date: run `make docs`", file=sys.stderr)
        for name in gone:
            print(f"docs/{name} is of no rule: run `make docs`", file=sys.stderr)
        return 1 if stale or gone else 0
    for name, text in stale.items():
        (FOLDER / name).parent.mkdir(exist_ok=True)
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"docs/{name}")
    for name in gone:
        (FOLDER / name).unlink()
        print(f"docs/{name} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
