"""The sample with two adjustments: one that was published and done, one that is being drafted."""

from __future__ import annotations

from qingdan.compare.anchor import anchor
from qingdan.store.emit import emit

from .workspace import POWERS, Item, Workspace

PUBLISHED = "adjustments/2026-08-20-dyp.yaml"
DRAFTED = "adjustments/2026-09-25-dep.yaml"
ELSEWHERE = "h0123456789ab"
"""An anchor of what no item ever said."""
_WORKED = {
    "事由": {"情形": "机构改革", "日期": "2026-07-06"},
    "申请": {"日期": "2026-07-10"},
    "审核": {"日期": "2026-07-22"},
    "合法性审查": {"日期": "2026-07-24", "通过": "是"},
    "审批": {"机关": "栖云市人民政府", "日期": "2026-08-18"},
    "公布": {"报送": "2026-08-19", "日期": "2026-08-24"},
}
_MANY = 8


def anchor_of(workspace: Workspace, item: Item) -> str:
    """What an item says now."""
    return anchor(item.kind, item.organ, workspace.value(item))


def stable(workspace: Workspace) -> list[Item]:
    """Powers in force that are public, neither 主项 nor 子项, and entrusted to nobody."""
    return [
        item
        for item in workspace.of_kind(POWERS)
        if workspace.is_public(item)
        and workspace.get(item, "状态") == "有效"
        and "委托" not in workspace.value(item)
    ]


def adjusted(workspace: Workspace) -> Workspace:
    """The sample in which some powers were changed, merged and given back as two batches say."""
    powers = stable(workspace)
    changed, entrusted, others = powers[:_MANY], powers[_MANY], powers[_MANY + 1 : 2 * _MANY]
    entries = [
        {"事项": one.id, "调整": "变更", "前": ELSEWHERE, "后": anchor_of(workspace, one)}
        for one in changed
    ]
    entries.append({"事项": entrusted.id, "调整": "撤销委托"})
    for one in workspace.of_kind(POWERS):
        if workspace.get(one, "状态") == "废止":
            heirs = workspace.value(one)["承接"]
            entries.append({"事项": one.id, "调整": "取消", "去向": heirs})
    gone = sum(entry["调整"] == "取消" for entry in entries)
    groups = {"变更": _MANY, "撤销委托": 1, "取消": gone}
    published = {
        "名称": "第一批调整",
        "阶段": "公布稿",
        "文号": "栖云政办发〔2026〕12号",
        "日期": "2026-08-20",
        "生效日期": "2026-09-01",
        **_WORKED,
        "数量": {"调整前": 100, "调整后": 100 - gone, "分类": groups},
        "变更": entries,
    }
    drafted = {"名称": "第二批调整", "变更": [{"事项": o.id, "调整": "变更"} for o in others]}
    # The sample's own batches name items that are changed here as if nobody had declared them.
    files = {
        path: data for path, data in workspace.files.items() if not path.startswith("adjustments/")
    }
    for path, content in ((PUBLISHED, published), (DRAFTED, drafted)):
        files[path] = emit(content).encode()
    return Workspace(files)


def said_in(workspace: Workspace, path: str, action: str) -> list[tuple[int, str]]:
    """The entries of a batch with a word: their number and the id of their item."""
    entries = workspace.document(path).value["变更"]
    return [(at, one["事项"]) for at, one in enumerate(entries) if one["调整"] == action]


def item_of(workspace: Workspace, item_id: str) -> Item:
    """The item of an id."""
    return next(item for item in workspace.items if item.id == item_id)


def free(workspace: Workspace) -> list[Item]:
    """Powers that no batch names, of those that may be changed without a stir."""
    named = {
        one["事项"]
        for path in (PUBLISHED, DRAFTED)
        for one in workspace.document(path).value["变更"]
    }
    return [item for item in stable(workspace) if item.id not in named]
