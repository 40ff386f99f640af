"""Faults of adjustments themselves (QD62x)."""

from __future__ import annotations

from random import Random

from .adjusted import DRAFTED, ELSEWHERE, PUBLISHED, adjusted, free, item_of, said_in
from .document import Document
from .mutation import Mutation, edited, fault, mutator
from .workspace import Workspace


@mutator("broken-chain", prepare=adjusted)
def from_elsewhere(random: Random, workspace: Workspace) -> Mutation | None:
    """A second entry that does not start from where the first one ended."""
    _at, item = random.choice(said_in(workspace, PUBLISHED, "变更"))
    document = workspace.document(DRAFTED)
    start = random.choice((ELSEWHERE, "hffffffffffff"))
    entry = {"事项": item, "调整": "变更", "前": start, "后": "h00000000000f"}
    edit = document.append(random, ("变更",), entry)
    return fault(DRAFTED, edit.text, _line(edit.text, "前"))


def _line(text: str, key: str) -> int:
    """The line of a key of the last entry of a batch."""
    document = Document(text)
    last = len(document.value["变更"]) - 1
    return document.line(("变更", last, key))


@mutator("unknown-in-adjustment", prepare=adjusted)
def name_of_nothing(random: Random, workspace: Workspace) -> Mutation | None:
    """An item misspelt, an organ that was never registered, a file that lies elsewhere."""
    document = workspace.document(DRAFTED)
    at, item = random.choice(said_in(workspace, DRAFTED, "变更"))
    match random.randrange(3):
        case 0:
            wrong = item[:-1] + ("2" if item[-1] != "2" else "3")
            return edited(DRAFTED, document.put(random, ("变更", at, "事项"), wrong))
        case 1:
            entry = {"事项": free(workspace)[0].id, "调整": "划转", "至": "meiyou"}
            edit = document.append(random, ("变更",), entry)
            return fault(DRAFTED, edit.text, _line(edit.text, "至"))
    entry = {"文件": "powers/zrzy/没有.yaml", "调整": "变更"}
    edit = document.append(random, ("变更",), entry)
    return fault(DRAFTED, edit.text, _line(edit.text, "文件"))


@mutator("entry-twice", prepare=adjusted)
def said_twice(random: Random, workspace: Workspace) -> Mutation | None:
    """An item that a batch names once more."""
    _at, item = random.choice(said_in(workspace, DRAFTED, "变更"))
    entry = {"事项": item, "调整": random.choice(("变更", "取消", "更名"))}
    edit = workspace.document(DRAFTED).append(random, ("变更",), entry)
    return fault(DRAFTED, edit.text, _line(edit.text, "事项"))


@mutator("totals-differ", prepare=adjusted)
def one_too_many(random: Random, workspace: Workspace) -> Mutation | None:
    """A number that is not that of the entries, or a sum that does not come out."""
    document = workspace.document(PUBLISHED)
    totals = document.value["数量"]
    if random.random() < 0.5:
        path: tuple[str, ...] = ("数量", "分类", "变更")
        count = totals["分类"]["变更"] + random.choice((1, 2, -1))
    else:
        path = ("数量", "调整后")
        count = totals["调整后"] + random.choice((-1, 1, 5))
    return edited(PUBLISHED, document.put(random, path, count))


@mutator("approval-missing", prepare=adjusted)
def not_approved(random: Random, workspace: Workspace) -> Mutation | None:
    """A published batch of which nobody wrote who approved or examined it."""
    step = random.choice(("审批", "审核", "合法性审查"))
    document = workspace.document(PUBLISHED).without((step,))
    return fault(PUBLISHED, document.text, document.line(("阶段",)), {"clock-missed"})


@mutator("effective-before-approval", prepare=adjusted)
def allowed_afterwards(random: Random, workspace: Workspace) -> Mutation | None:
    """A new power that begins before it was approved."""
    day = random.choice(("2026-08-01", "2026-08-17", "2026-01-01"))
    entry = {"事项": random.choice(free(workspace)).id, "调整": "新增", "生效日期": day}
    edit = workspace.document(PUBLISHED).append(random, ("变更",), entry)
    return fault(PUBLISHED, edit.text, _line(edit.text, "生效日期"))


@mutator("effective-before-publication", prepare=adjusted)
def known_afterwards(random: Random, workspace: Workspace) -> Mutation | None:
    """A batch that was made public after it was in force."""
    document = workspace.document(PUBLISHED)
    day = random.choice(("2026-09-02", "2026-09-10"))
    edit = document.put(random, ("公布", "日期"), day)
    return fault(PUBLISHED, edit.text, Document(edit.text).line(("生效日期",)))


@mutator("clock-missed", prepare=adjusted)
def too_late(random: Random, workspace: Workspace) -> Mutation | None:
    """A step that was taken after its last working day."""
    path, day = random.choice(
        (
            (("申请", "日期"), "2026-07-21"),
            (("审核", "日期"), "2026-08-03"),
            (("公布", "报送"), "2026-08-24"),
        )
    )
    return edited(PUBLISHED, workspace.document(PUBLISHED).put(random, path, day))


@mutator("published-incomplete", prepare=adjusted)
def without_number(random: Random, workspace: Workspace) -> Mutation | None:
    """A published batch without its number or its day."""
    document = workspace.document(PUBLISHED).without((random.choice(("文号", "日期")),))
    return fault(PUBLISHED, document.text, document.line(("阶段",)))


@mutator("withdrawn-but-granted", prepare=adjusted)
def entrusted_still(random: Random, workspace: Workspace) -> Mutation | None:
    """A power whose 委托 was taken back, and that somebody entrusts."""
    ((_at, item_id),) = said_in(workspace, PUBLISHED, "撤销委托")
    item = item_of(workspace, item_id)
    given = {
        "受托": "栖云市不动产登记中心",
        "事项": "受理和核验",
        "文号": "栖云政发〔2026〕3号",
        "自": "2026-01-01",
        "至": "2028-12-31",
        "公开网址": "https://www.qiyun.example/wt",
    }
    edit = workspace.document(item.path).add(random, (), "委托", given)
    return fault(item.path, edit.text, Document(edit.text).line(("委托",)), {"unfit-trustee"})


@mutator("successor-not-stated", prepare=adjusted)
def another_heir(random: Random, workspace: Workspace) -> Mutation | None:
    """A batch that names another heir than the item."""
    at, item_id = random.choice(said_in(workspace, PUBLISHED, "取消"))
    item = item_of(workspace, item_id)
    heirs = [random.choice(free(workspace)).id]
    edit = workspace.document(PUBLISHED).put(random, ("变更", at, "去向"), heirs)
    line = workspace.document(item.path).line(("承接",))
    return Mutation({PUBLISHED: edit.text}, ((item.path, line),))
