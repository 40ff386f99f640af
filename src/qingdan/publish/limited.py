"""The workspace's own blocks, rendered in a process of their own with limits.

A sandbox keeps a template from code and files, not from using time or memory. So whatever comes
from a workspace is rendered in a child that may use so many seconds and so much memory; what it
answers is text, read as text. Systems without ``resource`` (Windows) have the limit of time and
that of the answer's length, none of memory.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import QingdanError
from ..messages import _, current_language, use_language
from .site import Site

SECONDS = 5
"""Processor time that all blocks of a workspace may use."""
MEMORY = 1 << 29
"""Bytes of address space beyond what the program itself takes."""
LONGEST = 1 << 20
"""Characters of one block: it stands on every page."""
_PATIENCE = 60
"""Seconds on the wall; a busy machine gives a process less than it may use."""

Blocks = Mapping[str, Mapping[str, str]]
"""By the way to the root of the site: the HTML of each block by its name."""


def render_own_blocks(overrides: Mapping[str, str], site: Site, roots: Iterable[str]) -> Blocks:
    """Return the blocks of a site whose workspace replaces some; nothing where it replaces none.

    Raises ``QingdanError`` with file and line where a block cannot be rendered, and where blocks
    use more time or memory than they may.
    """
    if not overrides:
        return {}
    order = pickle.dumps((dict(overrides), site, tuple(roots), current_language()))
    try:
        done = subprocess.run(  # noqa: S603 - this very program
            [sys.executable, "-m", __name__],
            input=order,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_much(overrides) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise _too_much(overrides) from None  # killed before it could answer
    if "error" in answer:
        error = answer["error"]
        raise QingdanError(error["message"], error["hint"], file=error["file"], line=error["line"])
    blocks: Blocks = answer["blocks"]
    return blocks


def _too_much(overrides: Mapping[str, str]) -> QingdanError:
    names = "、".join(f"templates/{name}" for name in sorted(overrides))
    return QingdanError(
        _("自己的模板用的时间或者内存太多，已停止：{names}。").format(names=names),
        _("看看里面的循环和重复；模板只用来写页面上固定的文字。"),
        file=f"templates/{min(overrides)}",
    )


def _main() -> None:
    _limit()
    from .environment import make_environment, render_blocks

    try:
        overrides, site, roots, language = pickle.load(sys.stdin.buffer)  # noqa: S301 - our parent
        use_language(language)
        environment = make_environment(overrides)
        found = {root: _texts(render_blocks(environment, site, root)) for root in roots}
        answer: dict[str, Any] = {"blocks": found}
    except QingdanError as error:
        answer = {
            "error": {
                "message": error.message,
                "hint": error.hint,
                "file": error.file,
                "line": error.line,
            }
        }
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _texts(blocks: Mapping[str, str]) -> dict[str, str]:
    for name, text in blocks.items():
        if len(text) > LONGEST:
            raise QingdanError(
                _("模板写出的内容太长（超过 {most} 个字符）。").format(most=LONGEST),
                file=f"templates/site/{name}.html.j2",
            )
    return {name: str(text) for name, text in blocks.items()}


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 1, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the limit of address space is not kept
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _main()
