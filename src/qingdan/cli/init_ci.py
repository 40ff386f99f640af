"""``qingdan init --ci``: the files that make a platform check every change."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable
from pathlib import Path

from ..errors import QingdanError
from ..messages import _, joined

PLATFORMS = ("github", "gitlab", "gitee", "pre-commit")
_SCRIPT = "comment.py"
_HARMLESS = "harmless.py"
"""What the scripts of all platforms share: it stands before each of them."""
_SCRIPT_INDENT = {"github": 10, "gitlab": 6}


def platforms_named(words: Iterable[str]) -> list[str]:
    """Return the platforms that words name, each once; they may be separated by commas."""
    named = [part.strip().lower() for word in words for part in word.replace("，", ",").split(",")]
    found = list(dict.fromkeys(name for name in named if name))
    for name in found:
        if name not in PLATFORMS:
            raise QingdanError(
                _("{option} 不能是“{given}”。").format(option="--ci", given=name),
                _("可以写：{choices}。").format(choices=joined(PLATFORMS)),
            )
    return found


def refuse_taken(workspace: Path, platforms: Iterable[str]) -> None:
    """Raise ``QingdanError`` where a file of the platforms is there already."""
    root, files = recipes(workspace, platforms)
    taken = sorted(path for path in files if (root / path).exists())
    if taken:
        raise QingdanError(
            _("这些文件已经有了，没有覆盖：{files}。").format(files=joined(taken)),
            _("先把原有的改名或移走，再运行一次，然后把两份合在一起。"),
        )


def write_recipes(workspace: Path, platforms: Iterable[str]) -> list[str]:
    """Write the files of the platforms at the root of the repository around ``workspace``.

    Returns their paths from there.
    """
    from ..store.write import write_files

    root, files = recipes(workspace, platforms)
    return write_files(root, files) if files else []


def recipes(workspace: Path, platforms: Iterable[str]) -> tuple[Path, dict[str, str]]:
    """Return the root of the repository, and the files of the platforms: path from it → text."""
    from ..store.git import repository_root

    folder = workspace.resolve()
    root = repository_root(folder) or folder
    below = folder.relative_to(root).as_posix()
    arguments = "" if below == "." else " --workspace " + _word(below)
    files: dict[str, str] = {}
    for platform in platforms:
        files |= _rendered(platform, arguments)
    return root, files


def _rendered(platform: str, arguments: str) -> dict[str, str]:
    from jinja2 import Environment, StrictUndefined

    from .. import __version__
    from ..store.templates import template_folder

    # Square brackets: the platforms use the usual braces themselves.
    environment = Environment(
        autoescape=False,  # noqa: S701 - YAML, and what is put in is quoted below
        variable_start_string="[[",
        variable_end_string="]]",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    folder = template_folder() / "ci" / platform
    values = {
        "version": __version__,
        "arguments": arguments,
        "command": json.dumps("qingdan validate" + arguments, ensure_ascii=False),
        "entry": json.dumps("qingdan validate --staged" + arguments, ensure_ascii=False),
        "script": _script(folder / _SCRIPT, _SCRIPT_INDENT.get(platform, 0)),
    }
    return {
        source.relative_to(folder).as_posix().removesuffix(".j2"): environment.from_string(
            source.read_text(encoding="utf-8")
        ).render(values)
        for source in sorted(folder.rglob("*.j2"))
    }


def _word(path: str) -> str:
    """Return a path as one word of a shell; Chinese needs no quotes."""
    return path if re.fullmatch(r"[\w./-]+", path) else shlex.quote(path)


def _script(path: Path, indent: int) -> str:
    """Return a script as it stands inside a workflow; empty for platforms without one."""
    if not path.is_file():
        return ""
    parts = [path.parents[1] / _HARMLESS, path]
    text = "".join(part.read_text(encoding="utf-8") for part in parts)
    lines = text.rstrip("\n").split("\n")
    return "\n".join(" " * indent + line if line else "" for line in lines)
