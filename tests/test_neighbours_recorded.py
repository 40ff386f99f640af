"""What is recorded of the lists beside the three: adjustments, history, merges, reviews, law."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from qingdan.merging.files import merge_files
from qingdan.store.reader import read_mapping

from .adjust_repository import FIRST, Office

Cli = Callable[..., tuple[int, str, str]]
Git = Callable[..., str]

HANDED = "delegations/cgj/fq-00000001.yaml"
LENT = "delegations/cgj/fq-00000002.yaml"
TOWN = "fulfilment/lyj/lz-00000001.yaml"
TAKEN = "fulfilment/lyj/lz-00000002.yaml"
DUTY = "duties/tzj/zz-00000001.yaml"
HEADERS = {
    "organs.yaml": (
        "机构:\n  cgj: {名称: 测试市城市管理局}\n  tzj: {名称: 测试市投资促进局}\n"
        "  lyj: {名称: 乙街道办事处, 性质: 街道办事处, 层级: 乡级}\n"
    ),
    "delegations/cgj/list.yaml": (
        "标题: 赋权清单\n默认: {状态: 有效, 方式: 下放, 生效日期: 2025-01-01}\n"
    ),
    "fulfilment/lyj/list.yaml": "标题: 履职清单\n默认: {状态: 有效, 生效日期: 2025-01-01}\n",
    "duties/tzj/list.yaml": "标题: 职责清单\n默认: {状态: 有效, 生效日期: 2026-01-10}\n",
}
START = {
    **HEADERS,
    LENT: "名称: 对乙的处罚\n方式: 委托\n承接机构: [{机构: lyj}]\n",
    TOWN: "名称: 招商引资\n类别: 基本履职\n",
    TAKEN: "名称: 安全检查\n类别: 配合履职\n上级部门: tzj\n",
}
CHANGED = {
    HANDED: "名称: 对甲的处罚\n生效日期: 2026-01-10\n承接机构: [{机构: lyj}]\n",
    LENT: (
        "名称: 对乙的处罚\n方式: 委托\n状态: 废止\n失效日期: 2026-01-10\n承接机构: [{机构: lyj}]\n"
    ),
    TOWN: "名称: 招商引资\n类别: 基本履职\n状态: 废止\n失效日期: 2026-01-10\n承接: [zz-00000001]\n",
    TAKEN: "名称: 安全检查\n类别: 上级部门收回\n生效日期: 2026-01-10\n上级部门: tzj\n",
    DUTY: "名称: 招商引资\n承接自: [lz-00000001]\n",
}
WORDS = {
    "fq-00000001": "下放",
    "fq-00000002": "撤销委托",
    "lz-00000001": "划转",
    "lz-00000002": "收回",
    "zz-00000001": "承接",
}


@pytest.fixture
def office(make_workspace: Callable[..., Path], run_cli: Cli, git: Git) -> Office:
    root = make_workspace(START)
    git(root, "init", "-q")
    made = Office(root, run_cli, git)
    made.commit("起点")
    return made


@pytest.fixture
def drafted(office: Office) -> Office:
    for path, text in CHANGED.items():
        office.write(path, text)
    office.draft("HEAD")
    return office


def test_a_draft_has_the_words_of_each_list(drafted: Office) -> None:
    batch = read_mapping(drafted.read(FIRST).encode()).value
    assert batch is not None
    assert {one["事项"]: one["调整"] for one in batch["变更"]} == WORDS
    (handed,) = [one for one in batch["变更"] if one["事项"] == "lz-00000001"]
    assert (handed["自"], handed["至"], handed["去向"]) == ("lyj", "tzj", ["zz-00000001"])
    assert drafted.found("HEAD") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("调整: 撤销委托", "调整: 冻结"),
        ("    至: tzj\n", "    至: cgj\n"),
        ("名称: 安全检查\n    调整: 收回", "名称: 安全检查\n    调整: 更名"),
        ("名称: 对甲的处罚, 调整: 下放", "名称: 对甲的处罚, 调整: 取消"),
    ],
)
def test_another_word_or_organ_is_found(drafted: Office, old: str, new: str) -> None:
    text = drafted.read(FIRST)
    assert old in text
    drafted.write(FIRST, text.replace(old, new))
    assert ("wrong-action", FIRST) in drafted.found("HEAD")


def test_a_change_after_the_draft_is_found(drafted: Office) -> None:
    drafted.write(HANDED, CHANGED[HANDED] + "期限: {至: 2028-01-01}\n")
    assert {name for name, _file in drafted.found("HEAD")} & {
        "anchor-differs",
        "changed-undeclared",
        "undeclared-change",
        "stale-anchor",
    }


def test_history_tells_them_and_the_day_decides(drafted: Office, run_cli: Cli) -> None:
    drafted.commit("调整")
    for item, word in WORDS.items():
        code, out, err = run_cli("history", item, "--format", "json", cwd=drafted.root)
        assert code == 0, err
        newest = json.loads(out)["entries"][0]
        assert (newest["action"], newest["adjustments"] != []) == (word, True), item
    lists = {}
    for day in ("2026-01-09", "2026-01-10"):
        code, out, err = run_cli("history", "--in-force-on", day, cwd=drafted.root)
        assert code == 0, err
        lists[day] = {line.split()[0] for line in out.splitlines()[1:] if line.strip()}
    assert lists["2026-01-09"] & set(WORDS) == {"fq-00000002", "lz-00000001", "lz-00000002"}
    assert lists["2026-01-10"] & set(WORDS) == {"fq-00000001", "lz-00000002", "zz-00000001"}


STEPPED = (
    "名称: 占道经营\n状态: 有效\n主体责任: [{部门: cgj, 责任: [查处]}]\n步骤:\n"
    "  - {序: 1, 谁: lyj, 做: 巡查, 下一步: [2]}\n"
    "  - {序: 2, 谁: cgj, 做: 核实立案, 时限: 2个工作日}\n"
)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (
            "text",
            (
                "步骤（第2个）·时限（压减）：[-2个工作日-]{+1个工作日+}",
                "步骤（第2个）·做：核实{+后+}立案",
                "主体责任（第1个）：{+部门：tzj（测试市投资促进局）；责任：督促+}",
            ),
        ),
        ("markdown", ("步骤（第2个）·时限 2个工作日 → 1个工作日（压减）", "核实<ins>后</ins>立案")),
        ("html", ("步骤（第2个）·时限", "<ins>后</ins>", "测试市投资促进局")),
        ("docx", ("步骤（第2个）·时限（压减）", "核实后立案", "部门：tzj；责任：督促")),
    ],
)
def test_a_changed_step_reads_well(
    office: Office, run_cli: Cli, tmp_path: Path, form: str, words: tuple[str, ...]
) -> None:
    path = "territory/sd-00000001.yaml"
    office.write(path, STEPPED)
    office.commit("属地")
    changed = STEPPED.replace("2个工作日", "1个工作日").replace("核实立案", "核实后立案")
    office.write(path, changed.replace("[{部门: cgj", "[{部门: tzj, 责任: [督促]}, {部门: cgj"))
    out = tmp_path / "out"
    code, _out, err = run_cli("diff", "HEAD", "--format", form, "-o", out, cwd=office.root)
    assert code == 0, err
    data = out.read_bytes()
    if form == "docx":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            data = re.sub(rb"<[^>]+>", b"", archive.read("word/document.xml"))
    text = data.decode("utf-8")
    for word in words:
        assert word in text
    assert "巡查" not in text  # the step before it did not change


BASE = (
    "名称: 占道经营  # 俗称摆摊\n"
    "主体责任: [{部门: cgj, 责任: [查处]}, {部门: zrzy, 责任: [认定]}]\n"
    "步骤:\n"
    "  - {序: 1, 谁: zj, 做: 巡查, 时限: 1小时, 下一步: [2]}\n"
    "  - {序: 2, 谁: cgj, 做: 查处, 时限: 2个工作日}\n"
)
RECIPIENTS = "名称: 甲\n承接机构:\n  - {机构: dqz, 准备: 有能力承接}\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "key", "expected"),
    [
        (
            BASE,
            ("1小时", "2小时"),
            ("2个工作日", "1个工作日"),
            "步骤",
            [
                {"序": 1, "谁": "zj", "做": "巡查", "时限": "2小时", "下一步": [2]},
                {"序": 2, "谁": "cgj", "做": "查处", "时限": "1个工作日"},
            ],
        ),
        (
            BASE,
            ("[{部门: cgj", "[{部门: zjj, 责任: [督促]}, {部门: cgj"),
            ("[认定]", "[出具意见]"),
            "主体责任",
            [
                {"部门": "zjj", "责任": ["督促"]},
                {"部门": "cgj", "责任": ["查处"]},
                {"部门": "zrzy", "责任": ["出具意见"]},
            ],
        ),
        (
            RECIPIENTS,
            ("  - {机构: dqz", "  - {机构: ltj}\n  - {机构: dqz"),
            ("有能力承接", "急需承接"),
            "承接机构",
            [{"机构": "ltj"}, {"机构": "dqz", "准备": "急需承接"}],
        ),
    ],
)
def test_records_merge_by_what_they_are_of(
    base: str, ours: tuple[str, str], theirs: tuple[str, str], key: str, expected: object
) -> None:
    path = "territory/sd-00000001.yaml" if base is BASE else HANDED
    left, right = (base.replace(*side).encode() for side in (ours, theirs))
    done = merge_files(path, base.encode(), left, right)
    assert done.conflicts == ()
    value = read_mapping(done.data).value
    assert value is not None
    assert value[key] == expected
    assert ("# 俗称摆摊" in done.data.decode()) == ("# 俗称摆摊" in base)


def test_who_took_a_matter_back_and_who_went_on_with_it_must_agree() -> None:
    base = "名称: 甲\n状态: 有效\n承接机构: [{机构: dqz}]\n"
    back = base.replace("有效", "废止") + "收回: {日期: 2026-08-15}\n"
    more = base.replace("{机构: dqz}", "{机构: dqz}, {机构: lyj}")
    done = merge_files(HANDED, base.encode(), back.encode(), more.encode())
    assert sorted(done.conflicts) == ["收回", "状态"]


CITED = "依据: [《中华人民共和国大气污染防治法》第七十七条]\n"
CITING = {
    "territory/sd-00000001.yaml": "名称: 烧秸秆\n状态: 有效\n" + CITED,
    HANDED: "名称: 对甲的处罚\n状态: 有效\n" + CITED,
    TOWN: "名称: 巡查\n状态: 有效\n类别: 基本履职\n" + CITED,
    "procedures/ld-00000001.yaml": "名称: 联动\n状态: 有效\n" + CITED,
}


def test_who_cites_a_law_that_is_replaced(office: Office, run_cli: Cli) -> None:
    for path, text in CITING.items():
        office.write(path, text)
    office.commit("引用")
    code, out, err = run_cli(
        *("law", "impact", "大气污染防治法", "--as-of", "2026-09-01", "--format", "json"),
        cwd=office.root,
    )
    assert code == 0, err
    assert json.loads(out)["items"] == len(CITING)
    code, out, err = run_cli("review", "--all", "--as-of", "2026-01-01", cwd=office.root)
    assert code == 0, err
    for path in CITING:
        (basis,) = (read_mapping(office.read(path).encode()).value or {})["依据"]
        assert basis["核对"]["版本"] == "2018-10-26"
    code, out, _err = run_cli(
        "review", "--all", "--check", "--as-of", "2026-09-01", cwd=office.root
    )
    assert code == 1
