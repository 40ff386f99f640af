"""Faults of limits, fees, entrustments and dates (QD21x to QD23x)."""

from __future__ import annotations

import datetime
from random import Random
from typing import Any

from .bench import DAY
from .document import Document
from .mutation import Mutation, edited, fault, mutator
from .records import lost, lost_within, with_key
from .workspace import BOUNDARIES, POWERS, Item, Workspace

_ON_APPLICATION = ("行政许可", "行政确认", "行政给付")


@mutator("promise-over-limit")
def promise_longer(random: Random, workspace: Workspace) -> Mutation | None:
    """A promise that is longer than the legal limit."""
    item = workspace.any_item(random, POWERS)
    limit = workspace.value(item).get("时限", {})
    if "法定" not in limit or workspace.get(item, "状态") == "废止":
        return None
    number = int("".join(c for c in limit["法定"] if c.isdigit()))
    promise = limit["法定"].replace(str(number), str(number + random.randrange(1, 30)))
    document = workspace.document(item.path)
    if "承诺" in limit:
        return edited(item.path, document.put(random, ("时限", "承诺"), promise))
    return edited(item.path, document.add(random, ("时限",), "承诺", promise))


@mutator("limit-without-start")
def start_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A limit that no longer says from when on."""
    item = workspace.any_item(random, POWERS)
    limit = workspace.value(item).get("时限", {})
    if not workspace.in_force(item) or "起算" not in limit or "说明" in limit:
        return None
    if "即时" in limit.values():
        return None
    return lost_within(workspace, item, ("时限", "起算"))


@mutator("limit-without-basis")
def limit_basis_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A legal limit that no longer names its law."""
    item = workspace.any_item(random, POWERS)
    limit = workspace.value(item).get("时限", {})
    if not workspace.in_force(item) or not {"依据", "法定"} <= limit.keys() or "说明" in limit:
        return None
    return lost_within(workspace, item, ("时限", "依据"))


@mutator("application-without-limit")
def limit_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A licence without any limit."""
    return lost(workspace, workspace.any_power(random, "行政许可", holding="时限"), "时限")


@mutator("limit-in-wrong-unit")
def unit_slipped(random: Random, workspace: Workspace) -> Mutation | None:
    """Ninety working days for ninety days, twenty days for twenty working days."""
    item = workspace.any_item(random, POWERS)
    value = workspace.value(item)
    limit = value.get("时限", {})
    wrong = {("行政处罚", "90日"): "90个工作日", ("行政许可", "20个工作日"): "20日"}
    slip = wrong.get((value["类型"], limit.get("法定")))
    law = "行政处罚法" if value["类型"] == "行政处罚" else "行政许可法"
    if slip is None or law not in str(limit.get("依据")) or workspace.get(item, "状态") == "废止":
        return None
    return edited(item.path, workspace.document(item.path).put(random, ("时限", "法定"), slip))


@mutator("fee-without-basis")
def fee_basis_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A fee that names no law."""
    item = workspace.any_item(random, POWERS)
    if not workspace.in_force(item) or workspace.value(item)["类型"] == "行政征收":
        return None
    fee = {"收费": True, "标准": "每件40元"}
    document, line = with_key(random, workspace, item, "收费", fee)
    return fault(item.path, document.text, line)


@mutator("fee-without-standard")
def standard_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A fee that does not say how much."""
    item = workspace.any_item(random, POWERS)
    if not workspace.in_force(item):
        return None
    fee = {"收费": True, "依据": ["《中华人民共和国土地管理法》第三十条第二款"]}
    document, line = with_key(random, workspace, item, "收费", fee)
    return fault(item.path, document.text, line)


@mutator("fee-basis-without-fee")
def fee_denied(random: Random, workspace: Workspace) -> Mutation | None:
    """Nothing is charged, and yet a rate or a law is given."""
    item = workspace.any_item(random, POWERS)
    if not workspace.in_force(item):
        return None
    more: dict[str, Any] = random.choice(
        ({"标准": "每件40元"}, {"依据": ["《中华人民共和国土地管理法》第三十条第二款"]})
    )
    document, _line = with_key(random, workspace, item, "收费", {"收费": False, **more})
    return fault(item.path, document.text, document.key_line(("收费", next(iter(more)))))


@mutator("application-without-fee")
def fee_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """An application that does not say whether it costs anything."""
    item = workspace.any_power(random, *_ON_APPLICATION, "行政裁决", holding="收费")
    return lost(workspace, item, "收费")


@mutator("application-without-conditions")
def conditions_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """An application without conditions."""
    return lost(workspace, workspace.any_power(random, *_ON_APPLICATION, holding="条件"), "条件")


@mutator("application-without-materials")
def materials_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """An application that does not say what to bring."""
    return lost(workspace, workspace.any_power(random, *_ON_APPLICATION, holding="材料"), "材料")


@mutator("penalty-without-content")
def content_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty that does not say what it is."""
    item = workspace.any_power(random, "行政处罚", holding="处罚内容")
    return lost(workspace, item, "处罚内容")


@mutator("coercion-without-means")
def means_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A coercion that does not say of which kind or by which means."""
    key = random.choice(("强制类别", "强制方式"))
    return lost(workspace, workspace.any_power(random, "行政强制", holding=key), key)


def _entrusted(random: Random, workspace: Workspace, **more: str) -> tuple[Item, Document, int]:
    item = workspace.any_power(random, "行政处罚")
    record = {"受托": "市环境卫生服务中心", **more}
    return item, *with_key(random, workspace, item, "委托", record)


@mutator("entrustment-incomplete")
def entrusted_for_ever(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty that is entrusted without an end, or without saying for what."""
    whole = {"事项": "适用简易程序的处罚", "自": "2026-09-01", "至": "2028-08-31"}
    del whole[random.choice(("事项", "至"))]
    item, document, line = _entrusted(random, workspace, **whole)
    return fault(item.path, document.text, line)


@mutator("entrustment-expired")
def entrusted_too_long(random: Random, workspace: Workspace) -> Mutation | None:
    """An entrustment whose end has passed."""
    end = DAY - datetime.timedelta(days=random.randrange(1, 900))
    whole = {"事项": "适用简易程序的处罚", "自": "2021-09-01", "至": end.isoformat()}
    item, document, _line = _entrusted(random, workspace, **whole)
    return fault(item.path, document.text, document.line(("委托", "至")))


@mutator("dates-reversed")
def entrusted_backwards(random: Random, workspace: Workspace) -> Mutation | None:
    """An entrustment that ends before it begins."""
    whole = {"事项": "适用简易程序的处罚", "自": "2029-09-01", "至": "2028-08-31"}
    item, document, _line = _entrusted(random, workspace, **whole)
    return fault(item.path, document.text, document.line(("委托", "至")))


@mutator("dates-reversed")
def over_before_it_began(random: Random, workspace: Workspace) -> Mutation | None:
    """An item whose 失效日期 lies before its 生效日期."""
    item = workspace.any_item(random)
    document = workspace.document(item.path)
    if document.has(("失效日期",)):
        year = int(document.value["失效日期"][:4]) + random.randrange(1, 9)
        begin = f"{year}-06-01"
        if document.has(("生效日期",)):
            edit = document.put(random, ("生效日期",), begin)
        else:
            edit = document.add(random, (), "生效日期", begin)
        changed = Document(edit.text)
        return fault(item.path, changed.text, changed.line(("失效日期",)))
    begin, end = "2031-05-01", "2030-05-01"
    if document.has(("生效日期",)):
        document = document.without(("生效日期",))
    document = Document(document.add(random, (), "生效日期", begin).text)
    return edited(item.path, document.add(random, (), "失效日期", end))


@mutator("expired-in-force")
def over_and_still_in_force(random: Random, workspace: Workspace) -> Mutation | None:
    """An item in force whose last day has passed."""
    item = workspace.any_item(random)
    if workspace.get(item, "状态") not in ("有效", "暂停"):
        return None
    document = workspace.document(item.path)
    if document.has(("生效日期",)):
        return None
    return edited(item.path, document.add(random, (), "失效日期", "2026-09-20"))


def _repealed(workspace: Workspace) -> list[Item]:
    return [item for item in workspace.items if workspace.get(item, "状态") == "废止"]


@mutator("repealed-without-date")
def last_day_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A repealed item that does not say since when."""
    item = random.choice(_repealed(workspace))
    document = workspace.document(item.path).without(("失效日期",))
    return fault(item.path, document.text, document.key_line(("状态",)))


@mutator("repealed-without-date")
def repealed_in_passing(random: Random, workspace: Workspace) -> Mutation | None:
    """A boundary matter that is repealed with the status alone."""
    item = workspace.any_item(random, BOUNDARIES)
    document = workspace.document(item.path)
    if document.has(("状态",)) or document.has(("失效日期",)):
        return None
    document = Document(document.add(random, (), "状态", "废止").text)
    text = document.add(random, (), "备注", "三定规定已经分清").text
    return fault(item.path, text, Document(text).key_line(("状态",)))


@mutator("repealed-without-reason")
def reason_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A boundary matter that is repealed without a word."""
    item = workspace.any_item(random, BOUNDARIES)
    document = workspace.document(item.path)
    if any(document.has((key,)) for key in ("状态", "失效日期", "备注", "内部说明")):
        return None
    document = Document(document.add(random, (), "状态", "废止").text)
    document = Document(document.add(random, (), "失效日期", "2026-09-10").text)
    return fault(item.path, document.text, document.first_key_line())
