"""What ``draft`` declares ``check`` accepts, whatever was done; and nothing less than all of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from qingdan.adjust.drafting import Asked, new_batch, update
from qingdan.adjust.entries import propose
from qingdan.adjust.since import compared_snapshots, since_snapshot
from qingdan.rules.examples import BASE
from qingdan.rules.ledger import Ledger, Subject
from qingdan.store.reader import read_mapping

from .effort import examples
from .memory import Memory, check_only

IDS = [f"cf-0000000{number}" for number in range(6)]
HEADER, TEXT = "powers/zrzy/list.yaml", "texts/追责.yaml"
DECLARING = {"undeclared-change", "declared-not-done", "wrong-action", "broken-chain"}
ASKED = Asked(datetime.date(2026, 1, 5))

Item = dict[str, object]
OPERATIONS: Mapping[str, Mapping[str, object]] = {
    "nothing": {},
    "limit": {"时限": "{法定: 60日, 起算: 立案之日}", "生效日期": "2026-01-10"},
    "name": {"名称": "对另一种行为的处罚"},
    "code": {"编码": "{地方编码: CF-0009}"},
    "type": {"类型": "行政检查", "生效日期": "2026-01-10"},
    "words": {"俗称": "[违建]"},
    "note": {"备注": "网上办理", "生效日期": "2026-01-10"},
    "repeal": {"状态": "废止", "失效日期": "2026-01-10"},
    "suspend": {"状态": "暂停"},
    "effect": {"状态": "有效"},
    "draft": {"状态": "草案"},
    "down": {"行使层级": "[县级]", "生效日期": "2026-01-10"},
    "up": {"行使层级": "[省级]", "生效日期": "2026-01-10"},
    "move": {"organ": "zfj", "生效日期": "2026-01-10"},
}
STATUSES = st.sampled_from(["有效", "有效", "有效", "草案", "审核", "暂停", "废止"])


def start(number: int, status: str) -> Item:
    return {
        "organ": "zrzy",
        "名称": f"对第{number}种行为的处罚",
        "类型": "行政处罚",
        "状态": status,
        "生效日期": "2020-01-01",
        "依据": f"[《示例条例》第{'一二三四五六'[number]}条]",
        "行使层级": "[市级]",
        "追责": "{情形: {套用: 处罚-追责}}",
    }


def files(items: Mapping[str, Item], words: str, level: str) -> dict[str, str]:
    found = dict(BASE)
    for name, item in items.items():
        text = "".join(f"{key}: {value}\n" for key, value in item.items() if key != "organ")
        found[f"powers/{item['organ']}/{name}.yaml"] = text
    found[TEXT] = f"处罚-追责:\n  用途: 追责情形\n  内容: [{words}]\n"
    found[HEADER] = f"标题: 权力责任清单\n默认: {{权力来源: {level}}}\n"
    return found


@st.composite
def versions(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """A workspace before and after some of these, with items that come, and drafts that go."""
    statuses = {name: draw(STATUSES) for name in IDS[:4]}
    before = {name: start(IDS.index(name), status) for name, status in statuses.items()}
    after: dict[str, Item] = {}
    for name, item in before.items():
        doing = draw(st.lists(st.sampled_from(sorted(OPERATIONS)), min_size=1, max_size=2))
        if item["状态"] == "草案" and draw(st.booleans()):
            continue
        after[name] = dict(item)
        for one in doing:
            after[name].update(OPERATIONS[one])
    for name in IDS[4:]:
        if draw(st.booleans()):
            after[name] = start(IDS.index(name), draw(STATUSES))
    words = draw(st.sampled_from(["不具备资格的", "不具备资格的, 违反程序的"]))
    level = draw(st.sampled_from(["法定本级行使", "上级下放"]))
    return files(before, "不具备资格的", "法定本级行使"), files(after, words, level)


def declare(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """Return the adjustment that ``draft`` writes; nothing where there is nothing to declare."""
    outcome = propose(compared_snapshots(Memory(after), Memory(before)), _ledger(after))
    if not outcome.proposed:
        return {}
    path, text = new_batch(outcome.proposed, ASKED, after, "甲..乙")
    return {path: text}


def _ledger(contents: Mapping[str, str]) -> Ledger:
    read = {p: read_mapping(t.encode()).value for p, t in contents.items() if p.startswith("adj")}
    return Ledger({path: value for path, value in read.items() if value is not None})


def found(before: Mapping[str, str], after: Mapping[str, str]) -> list[tuple[str, str]]:
    since = since_snapshot(Memory(after), Memory(before), asked=True)
    report = check_only(after, since=since, ignore=("QD1", "QD2", "QD3", "QD4", "QD5", "QD7"))
    return [(one.name, one.file) for one in report.findings if one.name in DECLARING]


@examples(40)
@given(versions())
def test_what_draft_declares_check_accepts(versions):
    before, after = versions
    declared = {**after, **declare(before, after)}
    assert found(before, declared) == []
    assert declare(before, declared) == {}


@examples(30)
@given(versions(), st.data())
def test_nothing_less_than_all_of_it(versions, data):
    before, after = versions
    batch = declare(before, after)
    if not batch:
        assert found(before, after) == []
        return
    ((path, text),) = batch.items()
    entries = _ledger(batch).batches[0].entries
    left_out = data.draw(st.sampled_from(entries))
    outcome = propose(compared_snapshots(Memory(after), Memory(before)), Ledger({}))
    others = [one for one in outcome.proposed if one.subject != left_out.subject]
    less = new_batch(others, ASKED, (), "甲..乙")[1]
    names = found(before, {**after, path: less})
    assert [name for name, _file in names] == ["undeclared-change"]
    whole = update(path, less.encode(), outcome.proposed)
    assert whole.added == 1
    assert found(before, {**after, path: whole.text}) == []
    assert update(path, text.encode(), outcome.proposed).text == text


@examples(40)
@given(versions())
def test_what_is_taken_back_is_missed(versions):
    before, after = versions
    batch = declare(before, after)
    promised = {
        entry.subject.item
        for one in _ledger(batch).batches
        for entry in one.entries
        if isinstance(entry.subject, Subject) and entry.subject.item
    }
    undone = {**before, **batch}
    missed = [name for name, _file in found(before, undone) if name == "declared-not-done"]
    shared = sum(not e.subject.item for b in _ledger(batch).batches for e in b.entries if e.subject)
    assert len(missed) == len(promised) + shared
