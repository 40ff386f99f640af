"""Comparisons that the tests of all formats are made of, hostile and very large ones above all."""

from __future__ import annotations

import datetime

from qingdan.compare.changes import (
    Change,
    ChangeKind,
    Comparison,
    Direction,
    FieldChange,
    Subject,
    Transfer,
)
from qingdan.compare.declared import Declared
from qingdan.model.actions import Action
from qingdan.model.aspect import Aspect
from qingdan.model.vocabulary import ListKind

from .report_cases import HOSTILE, HOSTILE_FILES

TODAY = datetime.date(2026, 11, 22)
ORGANS = {"zrzy": ("示例市自然资源局",), "zfj": ("示例市城市管理局", "市城管局")}


def field(
    path: tuple[str | int, ...], before: str | None, after: str | None, **given: object
) -> FieldChange:
    aspect = given.pop("aspect", Aspect.CONTENT)
    return FieldChange(path, aspect, before, after, **given)


def change(number: int, *fields: FieldChange, **given: object) -> Change:
    item = f"cf-{number:08d}"
    values = {
        "kind": ChangeKind.MODIFIED,
        "action": Action.ALTER,
        "subject": Subject.ITEM,
        "list": ListKind.POWERS,
        "item": item,
        "name": f"事项{number}",
        "organ": "zrzy",
        "base_file": f"powers/zrzy/{item}.yaml",
        "head_file": f"powers/zrzy/{item}.yaml",
        "base_organ": "zrzy",
    }
    return Change(**{**values, "fields": fields, **given})


def comparison(*changes: Change, **given: object) -> Comparison:
    return Comparison("b" * 40, "worktree", changes, **{"organs": ORGANS, **given})


def ordinary() -> Comparison:
    """One change of every sort that a reviewer must see first."""
    fine = field(("处罚内容", 0, "幅度"), "10万元以下", "20万元以下", aspect=Aspect.AUTHORITY)
    basis = field(("依据", 0, "引用"), "《甲法》第一条", "《甲法》第二条", aspect=Aspect.AUTHORITY)
    limit = field(
        ("时限", "承诺"), "60日", "30日", aspect=Aspect.BURDEN, direction=Direction.REDUCED
    )
    later = field(("生效日期",), None, "2027-01-01", aspect=Aspect.AUTHORITY)
    alias = field(("俗称", 0), "老名字", "新名字", aspect=Aspect.EDITORIAL)
    changes = [
        change(1, fine, alias),
        change(2, fine, basis),
        change(3, fine),
        change(4, limit),
        change(5, later),
        change(6, kind=ChangeKind.REMOVED, action=None, head_file=None),
        change(7, field(("名称",), None, "草案"), base_file=None, status="草案", action=None),
        change(8, field(("名称",), "甲（一）", "甲(一)", erratum=True), action=Action.ERRATUM),
        change(9, fine, inferred=True, score=0.91, kind=ChangeKind.MOVED, organ="zfj"),
    ]
    moved = [
        change(
            number,
            kind=ChangeKind.MOVED,
            action=Action.TRANSFER,
            organ="zfj",
            head_file=f"powers/zfj/cf-{number:08d}.yaml",
        )
        for number in range(20, 25)
    ]
    transfer = Transfer("zrzy", "zfj", tuple(c.item or "" for c in moved), (), 3)
    batch = Declared(
        "adjustments/2026-01.yaml",
        "第一批",
        "2027-02-01",
        ("cf-00000003",),
        (),
        frozenset({"cf-00000003"}),
        (),
    )
    return comparison(*changes, *moved, transfers=(transfer,), declared=(batch,))


def hostile() -> Comparison:
    """Every text of a comparison holds something that should not be taken for markup."""
    texts = [
        *HOSTILE,
        "</details></summary></td></ins></code>",
        "</style><script>alert(1)</script>",
        '" onmouseover="x',
        "`</details>`\n\n# 标题\n\n- @all #12",
        "--> <!-- qingdan:diff -->",
        "]]></w:t></w:r><w:r><w:t>",
        "{{ 7*7 }}{% raw %}",
    ]
    changes = []
    for number, text in enumerate(texts):
        path = HOSTILE_FILES[number % len(HOSTILE_FILES)]
        fields = (
            field(("备注", text[:40]), text, text + "。另有新的内容"),
            field(("依据", 0), None, text, aspect=Aspect.AUTHORITY),
            field(("俗称", 0), text, None, aspect=Aspect.EDITORIAL),
            field((), text, "改" + text),
        )
        changes.append(
            change(
                number,
                *fields,
                name=text,
                item=text,
                organ=text,
                base_file=path,
                head_file=path + text,
                came_from=(text,),
                notes=(text,),
                kind=ChangeKind.MOVED,
            )
        )
        changes.append(change(number, *fields, name=text, item=text, base_file=None))
    organs = {text: (text, text) for text in texts}
    transfer = Transfer(texts[0], texts[4], tuple(texts), tuple(texts[:2]), 1, tuple(texts))
    batch = Declared(texts[5], texts[4], "2027-01-01", tuple(texts), (), frozenset(), ())
    return comparison(*changes, organs=organs, transfers=(transfer,), declared=(batch,))


def large(count: int, length: int = 300) -> Comparison:
    """``count`` changed items, each with an editorial field, a short one and a long one."""
    long = "责令停止建设，限期改正，处罚款；" * (length // 16)
    changed = long.replace("限期", "立即")
    return comparison(
        *(
            change(
                number,
                field(
                    ("依据", 0, "引用"), "《甲法》第一条", "《乙法》第一条", aspect=Aspect.AUTHORITY
                ),
                field(("备注",), long, changed),
                field(("俗称", 0), "老名字", "新名字", aspect=Aspect.EDITORIAL),
            )
            for number in range(count)
        )
    )
