"""QD015 symlink: a symbolic link."""

from __future__ import annotations

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, SYMLINK
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD015",
    slug="symlink",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("符号链接"),
    why=(
        "符号链接指向别处的文件：换一台机器就断，也可能指到工作区以外的内部文件。"
        "清单文件一律是实实在在的文件，链接不会被读取。"
    ),
    advice=N_("删去链接，把它指向的内容放成文件；重复的内容用共用文字（套用）。"),
    bad={"powers/zrzy/cf-9x4m2p7q.yaml": SYMLINK},
    good=GOOD_POWER,
)


def refuse(path: str) -> RawFinding:
    """Return the finding for the link at ``path``."""
    return RawFinding(
        RULE.slug,
        path,
        _("“{path}”是符号链接，没有读取它指向的内容。").format(path=path),
        _("删去链接，把它指向的内容放成文件；重复的内容用共用文字（套用）。"),
    )
