"""Reports that the tests of all formats are made of, hostile ones above all."""

from __future__ import annotations

from qingdan.model.finding import Finding, Severity
from qingdan.rules.result import Excerpt, Located, Report

from .memory import TODAY

HOSTILE = (
    "对甲\r\n::error file=x::坏\n##[add-mask]甲",
    "\x1b[2J\x00\x08\x85\u2028\u2029",
    "\u202e反\u2066过来\u200b\ufeff",
    "]]> <script>alert(1)</script> &amp; <!-- --> <![CDATA[",
    "a|b `c` *d* _e_ ~f~ [g](http://h) ![i](//j) $k$ #12 GH-3 @all :smile: www.a.b https://x.y",
    "\ud800 \udfff \ufffe \uffff",
    "100% {0} {1} {{2}} [文字](1) \\ \"引号\" 'x'",
    "- 一\n- 二\n\n# 三\n> 四\n1. 五\n```\n六",
    "x" * 3000,
)
"""Texts that a file may hold and that must stay texts."""

HOSTILE_FILES = (
    "powers/a,b:c%\n.yaml",
    "powers/\udcff坏.yaml",
    "powers/`|<b>@x.yaml",
    "powers/\u202e.yaml",
    "中文/带 空格#1?.yaml",
)


def finding(**changes: object) -> Finding:
    given = {
        "rule": "QD301",
        "name": "unknown-organ",
        "severity": Severity.ERROR,
        "message": "消息",
        "hint": "提示",
        "file": "powers/zrzy/cf-7k3q9d2m.yaml",
        "line": 3,
        "column": 5,
        "item": "cf-7k3q9d2m",
        "field": "牵头",
    }
    return Finding(**{**given, **changes})


def report(*found: Finding | Located, **changes: object) -> Report:
    given = {
        "workspace": "inventories",
        "as_of": TODAY,
        "items": 1,
        "files": 1,
        "lists": {"powers": 1},
        "located": tuple(one if isinstance(one, Located) else Located(one) for one in found),
    }
    return Report(**{**given, **changes})


def hostile() -> Report:
    """A finding for every hostile text and every hostile name of a file."""
    found = [
        Located(
            finding(message=text, hint=text, field=text, line=number, item=text),
            Excerpt(text[:100], 0),
            evidence=text,
        )
        for number, text in enumerate(HOSTILE, 1)
    ]
    found += [Located(finding(file=file)) for file in HOSTILE_FILES]
    return report(*found)
