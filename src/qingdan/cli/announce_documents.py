"""How ``announce`` and ``packet`` end: with a document, or with why there is none."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _, joined

if TYPE_CHECKING:
    from ..announce.counting import Unclear
    from ..announce.declared import BrokenAdjustmentError
    from ..announce.totals import Wrong
    from ..report.paper import Paper

FORMATS = ("markdown", "html", "docx")
_FORM = frozenset({"QD0", "QD1"})
"""Rules on the form of a file: whether it can be read at all."""


def write_document(paper: Paper, output_format: str, output: Path | None) -> None:
    """Write a document; ``QingdanError`` for a Word file that would go to a terminal."""
    from .reports import write_report

    write_report(_rendered(paper, output_format, output), output)


def _rendered(paper: Paper, output_format: str, output: Path | None) -> str | bytes:
    match output_format:
        case "html":
            from ..report.paper_html import paper_html

            return paper_html(paper)
        case "docx":
            if output is None and sys.stdout.isatty():
                raise QingdanError(
                    _("Word 文件不能显示在屏幕上。"), _("加上 -o，例如：-o 公告.docx")
                )
            from ..report.paper_word import paper_word

            return paper_word(paper)
    from ..report.paper_markdown import paper_markdown

    return paper_markdown(paper)


def refuse(wrong: Iterable[Wrong | Unclear], unknown: Sequence[str]) -> int:
    """Say on stderr why there is no document: a wrong sum is never written. Returns 1."""
    for one in wrong:
        sys.stderr.write(_("错误：") + _fault(one) + "\n")
    if unknown:
        sys.stderr.write(
            _("错误：")
            + _(
                "这些事项工作区里没有，不知道能不能公开：{items}。"
                "改正事项 id；已经删去的，用 --base 指明还有它的版本。"
            ).format(items=joined(unknown))
            + "\n"
        )
    sys.stderr.write(_("没有生成文件：改正数量或者变更以后再运行。") + "\n")
    return 1


def _fault(one: Wrong | Unclear) -> str:
    from ..announce.totals import Wrong

    if not isinstance(one, Wrong):
        return _(
            "“{what}”写的是 {said} 项，核对不了：{words}使清单增减多少看不出来。"
            "用 --base 指明调整前的版本，或者写明方式。"
        ).format(what=one.what, said=one.said, words=joined(one.words))
    if one.formula == str(one.computed):
        return _("“{what}”写的是 {said} 项，算出来是 {computed} 项。").format(
            what=one.what, said=one.said, computed=one.computed
        )
    return _("“{what}”写的是 {said} 项，算出来是 {computed} 项（{formula}）。").format(
        what=one.what, said=one.said, computed=one.computed, formula=one.formula
    )


def point_out(broken: BrokenAdjustmentError) -> int:
    """Say on stderr where an adjustment is broken, as ``adjust check`` does. Returns 1.

    Raises the error itself where no rule has anything to say of the file.
    """
    from ..report import findings_text
    from ..rules.registry import RULES
    from ..rules.run import Options, validate

    others = {rule.code[:3] for rule in RULES} - _FORM
    today = datetime.datetime.now().astimezone().date()
    report = validate(
        broken.snapshot, Options(as_of=today, ignore=tuple(sorted(others)), paths=(broken.path,))
    )
    if not report.findings:
        raise broken
    sys.stderr.write(findings_text.render(report, summary=False))
    sys.stderr.write(_("没有生成文件：改好调整文件以后再运行。") + "\n")
    return 1


__all__ = ["FORMATS", "point_out", "refuse", "write_document"]
