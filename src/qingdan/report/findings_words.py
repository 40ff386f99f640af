"""Words that several formats of a report share."""

from __future__ import annotations

from ..messages import _, joined
from ..model.finding import Severity
from ..model.vocabulary import ListKind
from ..rules.result import Report


def severity_word(severity: Severity) -> str:
    """Return the word for a severity."""
    return {
        Severity.ERROR: _("错误"),
        Severity.WARNING: _("警告"),
        Severity.INFO: _("提示"),
    }[severity]


def closing(report: Report) -> list[str]:
    """Return the closing sentences: what was checked and how many findings there are."""
    lists = joined(
        _("{list} {count}").format(list=kind.official_name, count=report.lists[kind])
        for kind in ListKind
        if report.lists.get(kind)
    )
    if not report.files and not report.findings and not report.elsewhere:
        return [
            _("还没有事项。"),
            _("导入 Excel 权责清单：qingdan import 清单.xls --organ auto"),
            _("或者照 qingdan init 给的示例，在 powers/机构/ 里新建一个 .yaml 文件。"),
        ]
    checked = _("检查了 {count} 项事项").format(count=report.items)
    if lists:
        checked += _("（{lists}）").format(lists=lists)
    if report.files > report.items:
        checked += _("，另有 {count} 个文件读不了").format(count=report.files - report.items)
    if not report.findings:
        sentence = (
            _("所选部分没有发现问题；{checked}。")
            if report.partial
            else _("没有发现问题；{checked}。")
        )
        lines = [sentence.format(checked=checked)]
    else:
        lines = [_("{checked}：{counts}。").format(checked=checked, counts=counted(report))]
    if report.elsewhere:
        lines.append(
            _(
                "另有 {count} 个问题在所选部分以外，没有列出；不带路径和 --changed-since 可看全部。"
            ).format(count=report.elsewhere)
        )
    return lines


def counted(report: Report) -> str:
    """Return how many findings of each severity there are, those without left out."""
    return joined(
        (
            _("{count} 个{severity}").format(count=count, severity=severity_word(severity))
            for severity, count in report.counts.items()
            if count
        ),
        "，",
    )
