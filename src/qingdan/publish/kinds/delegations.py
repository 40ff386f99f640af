"""赋权事项清单 on a site: what was handed to towns, by whom, how, by which decision, how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.delegation import Progress
from ...model.vocabulary import DelegationMethod
from . import cells
from .said import (
    LAST_PARTS,
    Fact,
    Fields,
    KindSaid,
    ListColumn,
    ListFilter,
    Listing,
    PaperColumn,
    Part,
    Referral,
    Register,
    Way,
)
from .towns import with_members


def _recipients(fields: Fields) -> list[str]:
    return list(dict.fromkeys(one["机构"] for one in fields.get("承接机构", ())))


def _reached(fields: Fields, register: Register) -> list[str]:
    return with_members(_recipients(fields), register)


def _method(fields: Fields) -> list[str]:
    return [fields["方式"]] if "方式" in fields else []


def _type(fields: Fields) -> list[str]:
    return [fields["类型"]] if "类型" in fields else []


def _document(fields: Fields) -> list[str]:
    """The decision; the letter of entrustment where there is no other."""
    found = [fields[key]["文号"] for key in ("赋权依据", "委托书") if "文号" in fields.get(key, {})]
    return found[:1]


def _ended(fields: Fields) -> list[str]:
    back = fields.get("收回")
    return [f"{back['日期']} 收回"] if back else []


def _term(fields: Fields) -> list[str]:
    term = fields.get("期限", {})
    start, end = term.get("自"), term.get("至")
    said = [*([f"自 {start}"] if start else ()), *([f"至 {end}"] if end else ())]
    return [" ".join(said)] if said else []


def _notices(fields: Fields) -> list[str]:
    back = fields.get("收回")
    if not back:
        return []
    day = back["日期"]
    return [f"本事项的赋权已自{day.year}年{day.month}月{day.day}日起收回，由原实施机构办理。"]


def _facts(fields: Fields, own: str | None) -> Iterator[Fact]:
    yield Fact("原实施机构", (own or "",))
    if _recipients(fields):
        yield Fact("承接机构", tuple(_recipients(fields)))
    for label, texts in (
        ("赋权方式", _method(fields)),
        ("赋权文件", _document(fields)),
        ("期限", _term(fields)),
        ("收回", _ended(fields)),
    ):
        if texts:
            yield Fact(label, text=texts[0])


def _summary(fields: Fields) -> list[str]:
    return [*_type(fields), *_method(fields), *_document(fields), *_ended(fields)]


def _recipient_names(item: Any, directory: Any) -> str:
    return cells.short_names(directory, _recipients(item.fields))


def _first(read: Any) -> Any:
    return lambda item, _directory: "\n".join(read(item.fields))


SAID = KindSaid(
    menu="赋权事项",
    about="部门的权力哪些交给了镇街，怎样交、凭什么文件、以谁的名义办、到什么时候",
    keywords="赋权事项清单,下放,委托,乡镇街道",
    intro="部门的权力哪些交给了镇街，怎样交、凭什么文件",
    arranged="按原实施机构排列",
    sections=(
        Part("given", "谁把什么交给谁", ("类型", "权力", "方式", "权限范围", "承接机构")),
        Part("grant", "凭什么文件", ("赋权依据", "委托书")),
        Part("enforcer", "以谁的名义办", ("执法主体", "执法主体意见")),
        Part("term", "期限与程序", ("期限", "程序")),
        Part("assessment", "评估与收回", ("评估", "收回")),
        Part("resources", "随事项下沉的资源", ("资源",)),
        Part("basis", "依据", ("依据",)),
        Part("identity", "名称与检索", ("俗称", "关键词", "序号")),
        *LAST_PARTS,
    ),
    facts=_facts,
    named=_recipients,
    reached=_reached,
    notices=_notices,
    summary=_summary,
    referrals=(Referral("权力", "赋权给镇街"),),
    records={Progress: Way.IN_TURN},
    listing=Listing(
        columns=(
            ListColumn("类型", texts=_type, is_short=True),
            ListColumn("方式", texts=_method, is_short=True),
            ListColumn("承接机构", organs=_recipients),
            ListColumn("赋权文件", texts=_document),
            ListColumn("收回", texts=_ended, is_short=True),
        ),
        filters=(
            ListFilter("method", "方式", _method),
            ListFilter("to", "承接", _recipients, is_organ=True),
        ),
        part=ListFilter("method", "方式", _method),
        parts=tuple(one.value for one in DelegationMethod),
    ),
    paper=(
        PaperColumn("事项名称", 2.6, cells.name),
        PaperColumn("类型", 0.9, cells.text("类型")),
        PaperColumn("原实施机构", 1.0, cells.owner),
        PaperColumn("方式", 0.7, cells.text("方式")),
        PaperColumn("承接机构", 2.0, _recipient_names),
        PaperColumn("赋权文件", 1.6, _first(_document)),
        PaperColumn("期限", 1.1, _first(_term)),
        PaperColumn("收回", 1.0, _first(_ended)),
        PaperColumn("依据", 2.4, cells.bases),
    ),
)
