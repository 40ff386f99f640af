"""The workspace's own templates, rendered in a process of their own with limits.

A sandbox keeps a template from code and files, not from using time or memory. So whatever comes
from a workspace is rendered in a child that may use so many seconds and so much memory; what it
answers is text, read as text, and was looked over for what the policy of the pages forbids. Systems
without ``resource`` (Windows) have the limit of time and that of the answer's length, none of
memory.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...appearance.owntemplates import BLOCKS, MASTHEAD, PAGES
from ...errors import QingdanError
from ...messages import _, current_language, joined, use_language
from ..site import Site

if TYPE_CHECKING:
    from markupsafe import Markup

    from ..pages.overview import Sheet

SECONDS = 5
"""Processor time that all templates of a workspace may use."""
MEMORY = 1 << 29
"""Bytes of address space beyond what the program itself takes."""
LONGEST = 1 << 20
"""Characters of one block: it stands on every page."""
_PATIENCE = 60
"""Seconds on the wall; a busy machine gives a process less than it may use."""
_DEEPEST = 4
"""Folders a page may lie deep."""

Blocks = Mapping[str, Mapping[str, str]]
"""By the way to the root of the site: the HTML of each block by its name."""


@dataclass(frozen=True)
class OwnHtml:
    """What the workspace's own templates gave.

    ``blocks`` hold every block, ours where there is none of one's own, and nothing where there is
    none at all; the head of a page has an entry for every place in the navigation
    (``masthead_key``). ``mains`` are the insides of ``<main>`` by template.
    """

    blocks: Blocks = field(default_factory=dict)
    mains: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Order:
    overrides: dict[str, str]
    site: Site
    roots: tuple[str, ...]
    sheets: tuple[tuple[str, Any, str, dict[str, Any]], ...]
    """Template, page, root and context of each page of one's own."""
    language: str


def masthead_key(section: str, path: str) -> str:
    """Return under which name the head stands of a page that lies in a section or at a path."""
    return f"masthead {section}#{path}"


def render_own_templates(
    overrides: Mapping[str, str], site: Site, sheets: Callable[[], Iterable[Sheet]]
) -> OwnHtml:
    """Return what the templates of a workspace give; nothing where it has none.

    ``sheets`` gives the pages that can be replaced, with what they are made from. Raises
    ``QingdanError`` with file and line where a template cannot be rendered, where it gives what the
    pages' policy forbids, and where templates use more time or memory than they may.
    """
    if not overrides:
        return OwnHtml()
    pages = []
    if any(name in overrides for name in PAGES):
        for sheet in sheets():
            if sheet.template in overrides:
                root = site.mount if sheet.page.path == "404.html" else ""
                pages.append((sheet.template, sheet.page, root, dict(sheet.context)))
    roots = sorted({*("../" * depth for depth in range(_DEEPEST)), site.mount})
    order = _Order(dict(overrides), site, tuple(roots), tuple(pages), current_language())
    return _asked(order)


def _asked(order: _Order) -> OwnHtml:
    try:
        answer = json.loads(_in_child(pickle.dumps(_plain(order))))
    except subprocess.TimeoutExpired:
        raise _too_much(order.overrides) from None
    except ValueError:
        raise _too_much(order.overrides) from None  # killed before it could answer
    if "error" in answer:
        error = answer["error"]
        raise QingdanError(error["message"], error["hint"], file=error["file"], line=error["line"])
    return OwnHtml(answer["blocks"], answer["mains"])


def _in_child(order: bytes) -> bytes:
    """Return what a child with limits answers; nothing where it was killed."""
    done = subprocess.run(  # noqa: S603 - this very program
        [sys.executable, "-m", __name__, str(SECONDS)],
        input=order,
        capture_output=True,
        timeout=_PATIENCE,
        check=False,
    )
    return done.stdout


def _plain(order: _Order) -> tuple[Any, ...]:
    """The order without a class of this module, which is another one in the child."""
    return (order.overrides, order.site, order.roots, order.sheets, order.language)


def _too_much(overrides: Mapping[str, str]) -> QingdanError:
    names = joined(f"templates/{name}" for name in sorted(overrides))
    return QingdanError(
        _("自己的模板用的时间或者内存太多，已停止：{names}。").format(names=names),
        _("看看里面的循环和重复；模板只用来写页面上固定的文字。"),
        file=f"templates/{min(overrides)}",
    )


def _main() -> None:
    _limit(int(sys.argv[1]))
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read()))


def _answer(asked: bytes) -> bytes:
    try:
        order = _Order(*pickle.loads(asked))  # noqa: S301 - our parent
        use_language(order.language)
        blocks = {root: _blocks(order, root) for root in order.roots}
        answer: dict[str, Any] = {"blocks": blocks, "mains": _mains(order, blocks)}
    except QingdanError as error:
        answer = {
            "error": {
                "message": error.message,
                "hint": error.hint,
                "file": error.file,
                "line": error.line,
            }
        }
    return json.dumps(answer).encode()


def _blocks(order: _Order, root: str) -> dict[str, str]:
    from .environment import block_name, make_environment, render_blocks, render_own

    environment = make_environment(order.overrides)
    found: dict[str, str] = dict(render_blocks(environment, order.site, root))
    for name in BLOCKS:
        if name in order.overrides and name != MASTHEAD:
            _look_over(name, found[block_name(name)], is_page=False)
    if MASTHEAD in order.overrides:
        for section, path in _places(order.site):
            text = render_own(
                environment, MASTHEAD, site=order.site, root=root, section=section, path=path
            )
            _look_over(MASTHEAD, text, is_page=False)
            found[masthead_key(section, path)] = text
    return {name: str(text) for name, text in found.items()}


def _places(site: Site) -> Sequence[tuple[str, str]]:
    """Where in the navigation a page may lie: nowhere, below an entry, at an entry."""
    hrefs = [link.href for link in site.navigation if link.href is not None]
    return [("", ""), *((href, "") for href in hrefs), *(("", href) for href in hrefs)]


def _mains(order: _Order, blocks: Blocks) -> dict[str, str]:
    from markupsafe import Markup

    from .environment import for_pages, render_own

    environment = for_pages(order.overrides)
    found = {}
    for name, page, root, context in order.sheets:
        shown: Mapping[str, Markup] = {
            block: Markup(text)  # noqa: S704 - rendered here a moment ago
            for block, text in blocks[root].items()
        }
        text = render_own(
            environment, name, site=order.site, page=page, root=root, blocks=shown, **context
        )
        _look_over(name, text, is_page=True)
        found[name] = str(text)
    return found


def _look_over(name: str, text: str, *, is_page: bool) -> None:
    from ...appearance.markup import markup_problem

    file = f"templates/{name}"
    if len(text) > LONGEST:
        raise QingdanError(
            _("模板写出的内容太长（超过 {most} 个字符）。").format(most=LONGEST), file=file
        )
    problem = markup_problem(text, is_page=is_page)
    if problem:
        raise QingdanError(
            _("模板写出的网页不能用：{problem}。").format(problem=problem),
            _("改正模板；脚本、样式和外部内容不能写在模板里，颜色和字体写在“站点.主题”。"),
            file=file,
        )


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the limit of address space is not kept
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _main()
