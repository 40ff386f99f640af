"""The site of a working tree while somebody edits it: built beside, served to this machine only.

The site lies in a temporary folder and is rebuilt when a file of the workspace changes; nothing is
written into the workspace. Pages get what a checker says of their item, and a script that asks once
a second whether there is a newer site. It asks by loading a script: the policy of the pages
(``connect-src`` none) forbids anything else, and a preview should not weaken what it shows.
"""

from __future__ import annotations

import html
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _
from ..model.finding import Severity
from ..store.listing import digest, list_files, stamps
from ..store.snapshot import Snapshot, worktree
from .audience import SiteAudience
from .build import Order, build

if TYPE_CHECKING:
    from ..store.inventory import Inventory
    from .public.projection import Projection
    from .public.versions import Chronicle

OWN = "--qingdan"
"""Folder of addresses that are the preview's and no site's."""

_LISTED = 20
_LIVE = """"use strict";
(function () {
  var shown = Number(document.currentScript.getAttribute("data-version"));
  window.qingdanPreview = function (newest) {
    if (newest !== shown) { location.reload(); }
  };
  window.setInterval(function () {
    var asked = document.createElement("script");
    asked.src = "/--qingdan/version.js?" + Date.now();
    asked.onload = asked.onerror = function () { asked.remove(); };
    document.head.appendChild(asked);
  }, 1000);
}());
"""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a checker says: how bad, what, where; ``item`` is the id of the item, if of one."""

    severity: Severity
    rule: str
    message: str
    place: str
    item: str | None


Check = Callable[[Snapshot], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class History:
    """Where the history of a preview comes from.

    ``of`` gives what makes the past of a snapshot; ``tip`` what it reaches up to, which changes
    with a commit though no file does ("" where there is no repository).
    """

    of: Callable[[Snapshot], Callable[[Inventory, Projection], Chronicle]]
    tip: Callable[[], str]


class Preview:
    """A site and what is said of it. ``refresh`` builds, ``answer`` serves; threads may differ."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        audience: SiteAudience,
        check: Check,
        history: History | None = None,
    ) -> None:
        self.root = root
        self.site = folder / "site"
        self._order = Order(self.site, audience=audience, memory=folder / "memory", mount="/")
        self._check = check
        self._history = history
        self._seen = ""
        self.version = 0
        self.problem = ""
        self._of_items: dict[str, list[Remark]] = {}
        self._all: tuple[Remark, ...] = ()

    def refresh(self) -> bool:
        """Build again if the workspace has changed; return whether there is something new.

        What cannot be built leaves the last good site, and ``problem`` says why.
        """
        history = self._history
        sign = digest(stamps(self.root, list_files(self.root).files))
        sign += history.tip() if history is not None else ""
        if sign == self._seen:
            return False
        self._seen = sign
        self.problem = ""
        try:
            snapshot = worktree(self.root)
            past = history.of(snapshot) if history is not None else None
            build(snapshot, replace(self._order, past=past))
        except QingdanError as error:
            place = f"{error.file}: " if error.file else ""
            self.problem = " ".join((place + error.message, error.hint)).strip()
        self._remember()
        self.version += 1
        return True

    def _remember(self) -> None:
        try:
            said = tuple(self._check(worktree(self.root)))
        except QingdanError:
            said = ()  # the build said it already
        by_item: dict[str, list[Remark]] = defaultdict(list)
        for remark in said:
            if remark.item is not None:
                by_item[remark.item].append(remark)
        self._all, self._of_items = said, dict(by_item)

    def own_file(self, name: str) -> tuple[str, bytes] | None:
        """Return type and content of a file of the preview itself; None where there is none."""
        if name == "live.js":
            return "text/javascript", _LIVE.encode()
        if name == "version.js":
            return "text/javascript", f"qingdanPreview({self.version});\n".encode()
        return None

    def dressed(self, path: str, content: bytes) -> bytes:
        """Return a page with what is said of it, and with the script that asks for a newer one."""
        stem = path.rpartition("/")[2].removesuffix(".html")
        remarks = self._all if path == "index.html" else self._of_items.get(stem, ())
        panel = _problem(self.problem) + _panel(remarks)
        script = f'<script src="/{OWN}/live.js" data-version="{self.version}"></script>'
        text = content.decode("utf-8")
        head, mark, rest = text.partition('<main id="main"')
        if mark:
            opening, bracket, inside = rest.partition(">")
            text = head + mark + opening + bracket + panel + inside
        return text.replace("</body>", f"{script}\n</body>").encode()

    def nothing_yet(self) -> bytes:
        """Return the page that stands for a site that could not be built even once."""
        said = self.dressed("index.html", b'<main id="main"></main></body>').decode()
        return f'<!DOCTYPE html>\n<html lang="zh-CN">\n<title>qingdan</title>\n{said}'.encode()


def _problem(text: str) -> str:
    if not text:
        return ""
    said = _("没有生成新的网站，这里是上一次的：{why}").format(why=text)
    return f'<p class="notice" role="alert">{html.escape(said)}</p>\n'


def _panel(remarks: Sequence[Remark]) -> str:
    if not remarks:
        return ""
    words = {
        Severity.ERROR: _("错误"),
        Severity.WARNING: _("警告"),
        Severity.INFO: _("提示"),
    }
    lines = [
        f"<li><strong>{words[one.severity]}</strong> {html.escape(one.message)} "
        f'<span class="muted">{html.escape(one.place)} {html.escape(one.rule)}</span></li>'
        for one in remarks[:_LISTED]
    ]
    if len(remarks) > _LISTED:
        more = _("还有 {count} 个，用 qingdan validate 看。").format(count=len(remarks) - _LISTED)
        lines.append(f"<li>{html.escape(more)}</li>")
    title = html.escape(_("检查发现的问题（只在预览里有）"))
    return (
        f'<section class="panel" aria-label={json.dumps(title, ensure_ascii=False)}>'
        f"<h2>{title}</h2>\n<ul>\n{chr(10).join(lines)}\n</ul></section>\n"
    )
