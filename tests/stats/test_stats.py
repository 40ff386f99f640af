"""What counts as one item, by what it is counted, how it is said, and what is not passed over."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.announce.census import take_census
from qingdan.model.vocabulary import ListKind, Status
from qingdan.stats.counting import count_by, count_lists
from qingdan.stats.dimensions import READERS, Dimension
from qingdan.stats.roll import read_roll

from .. import figures
from ..effort import examples
from ..memory import Memory

Run = Callable[..., tuple[int, str, str]]


def roll(files: dict[str, str]) -> Any:
    return read_roll(Memory({**figures.FRAME, **files}))


POWERS = {
    "powers/zrzy/aa-000001.yaml": "名称: 主项\n类型: 行政许可\n",
    "powers/zrzy/aa-000002.yaml": "名称: 子项一\n类型: 行政许可\n主项: aa-000001\n",
    "powers/zrzy/aa-000003.yaml": "名称: 子项二\n类型: 行政检查\n主项: aa-000001\n状态: 暂停\n",
    "powers/zrzy/aa-000004.yaml": "名称: 子项三\n类型: 行政许可\n主项: aa-000001\n状态: 废止\n",
    "powers/zrzy/aa-000005.yaml": "名称: 还没有定\n类型: 行政许可\n状态: 审核\n",
    "powers/zfj/aa-000006.yaml": "名称: 内部\n类型: 行政检查\n可见性: 内部\n",
}


def test_the_smallest_unit_counts_and_every_file_is_somewhere() -> None:
    totals = count_lists(roll(POWERS))[ListKind.POWERS]
    assert (totals.items, totals.listed, totals.drafts, totals.repealed) == (6, 4, 1, 1)
    assert (totals.units, totals.mains, totals.internal) == (3, 2, 1)


def test_the_header_of_a_list_is_heard() -> None:
    files = {
        "powers/zrzy/list.yaml": "默认: {状态: 草案, 行使层级: [市级]}\n",
        "powers/zrzy/aa-000001.yaml": "名称: 甲\n类型: 行政许可\n",
        "powers/zrzy/aa-000002.yaml": "名称: 乙\n类型: 行政许可\n状态: 有效\n",
    }
    read = roll(files)
    assert count_lists(read)[ListKind.POWERS].drafts == 1
    assert count_by(read, ListKind.POWERS, Dimension.LEVEL).counts == {"市级": 1}


BY = {
    "organ-of-a-boundary": ("boundaries/bj-000001.yaml", "牵头: zfj\n", "organ", ["zfj"]),
    "organ-of-a-procedure": (
        "procedures/ld-000001.yaml",
        "牵头: [gaj, zfj]\n",
        "organ",
        ["gaj", "zfj"],
    ),
    "the-leading-department": (
        "territory/sd-000001.yaml",
        "主体责任: [{部门: zrzy}, {部门: zfj, 牵头: true}]\n",
        "organ",
        ["zfj"],
    ),
    "the-only-department": (
        "territory/sd-000001.yaml",
        "主体责任: [{部门: zrzy}]\n",
        "organ",
        ["zrzy"],
    ),
    "all-towns": ("territory/sd-000001.yaml", "镇街: {配合: [上报]}\n", "town", ["*"]),
    "some-towns": ("territory/sd-000001.yaml", "镇街: {范围: [dqz]}\n", "town", ["dqz"]),
    "no-town": ("territory/sd-000001.yaml", "", "town", [""]),
    "readiness": (
        "delegations/zrzy/fq-000001.yaml",
        "承接机构: [{机构: dqz, 准备: 暂不承接}, {机构: jiedao, 准备: 急需承接}]\n",
        "readiness",
        ["急需承接", "暂不承接"],
    ),
    "upper-organ": ("fulfilment/dqz/lz-000001.yaml", "上级部门: zfj\n", "organ", ["zfj"]),
    "levels-by-their-rights": (
        "powers/zrzy/aa-000001.yaml",
        "行使层级: [县级]\n层级权限: [{层级: 市级}, {层级: 县级}]\n",
        "level",
        ["市级", "县级"],
    ),
    "levels-together": (
        "powers/zrzy/aa-000001.yaml",
        "行使层级: [县级, 市级]\n",
        "levels",
        ["市级、县级"],
    ),
    "a-type-that-is-no-text": ("powers/zrzy/aa-000001.yaml", "类型: {一: 二}\n", "type", ["\0"]),
    "a-type-of-ones-own": ("powers/zrzy/aa-000001.yaml", "类型: 自定\n", "type", ["自定"]),
}


@pytest.mark.parametrize(("path", "said", "by", "places"), BY.values(), ids=BY)
def test_where_an_item_stands(path: str, said: str, by: str, places: list[str]) -> None:
    read = roll({path: f"名称: 事项\n{said}"})
    table = count_by(read, ListKind(path.split("/")[0]), Dimension(by))
    assert list(table.counts) == places
    assert table.placements == len(places)
    assert table.units == 1


def test_rows_come_in_an_order_that_people_expect() -> None:
    batches = ["第十批", "第二批", "第一批", "补充"]
    read = roll(figures.numbered("territory", [f"批次: {one}\n" for one in batches] + [""]))
    counts = count_by(read, ListKind.TERRITORY, Dimension.BATCH).counts
    assert list(counts) == ["补充", "第一批", "第二批", "第十批", ""]


def test_every_list_can_be_counted_by_organ() -> None:
    assert set(READERS) == set(ListKind)
    assert all(Dimension.ORGAN in readers for readers in READERS.values())


@given(
    st.lists(
        st.tuples(st.sampled_from([*Status, None]), st.integers(0, 6), st.booleans()), max_size=7
    )
)
@examples(60)
def test_counts_as_an_announcement_does(items: list[tuple[Status | None, int, bool]]) -> None:
    files = {}
    for number, (status, parent, internal) in enumerate(items):
        said = f"名称: 事项{number}\n类型: 行政许可\n主项: aa-00000{parent}\n"
        said += f"状态: {status}\n" if status else ""
        said += "可见性: 内部\n" if internal and not parent else ""
        files[f"powers/zrzy/aa-00000{number}.yaml"] = said
    public = {path: text for path, text in files.items() if "内部" not in text}
    census = take_census(Memory({**figures.FRAME, **public}))
    totals = count_lists(roll(public)).get(ListKind.POWERS)
    assert (totals.units if totals else 0) == len(census.of(ListKind.POWERS))
    assert (totals.mains if totals else 0) == len(census.mains)


BROKEN = {
    "powers/zrzy/aa-000009.yaml": "名称: [没有收尾\n",
    "powers/zrzy/aa-000001 - 副本.yaml": "名称: 副本\n",
    "duties/zfj/aa-000002.yaml": "名称: 同一个 id\n",
    "powers/zfj/list.yaml": "默认: [\n",
}


def test_what_cannot_be_read_is_named_and_exit_1(make_workspace: Any, run_cli: Run) -> None:
    root = make_workspace({**POWERS, **BROKEN})
    code, out, _err = run_cli("stats", "-w", root, "--format", "json")
    assert code == 1
    unread = json.loads(out)["unread"]
    assert unread == [
        "powers/zfj/list.yaml",
        "powers/zrzy/aa-000001 - 副本.yaml",
        "powers/zrzy/aa-000002.yaml",  # the id is there twice: the first file counts
        "powers/zrzy/aa-000009.yaml",
    ]
    code, out, _err = run_cli("stats", "-w", root)
    assert code == 1
    assert "4 个文件读不了，没有算在里面：" + "、".join(unread) in out


TEXT = """\
测试市三张清单（现在的文件）

清单          项数  主项  草案、审核  废止  不公开
权力责任清单     3     2           1     1       1

权力责任清单，按类型，共 3 项
类型      项数    占比
行政许可     1   33.3%
行政检查     2   66.7%
合计         3  100.0%

其他行政权力占权力：0 ÷ 3 = 0.0%

项数是清单上有的（有效、暂停和没有写状态的），草案、审核和废止的另列。\
有子项的数子项，不再数主项；“主项”一列只数主项。不公开的算在项数里，公告和网站不算它们。
"""


def test_text(make_workspace: Any, run_cli: Run) -> None:
    root = make_workspace(POWERS)
    code, out, err = run_cli("stats", "-w", root, "--list", "powers", "--by", "type")
    assert (code, out, err) == (0, TEXT, "")


def test_markdown_shows_names_as_they_are(make_workspace: Any, run_cli: Run) -> None:
    root = make_workspace(figures.numbered("territory", ["领域: 甲|乙 <b>\n"]))
    args = ("--list", "territory", "--by", "field", "--format", "markdown")
    code, out, _err = run_cli("stats", "-w", root, *args)
    assert code == 0
    assert "| 甲\\|乙 &lt;b&gt; | 1 | 100.0% |" in out


def test_csv_is_one_table_and_no_formula(make_workspace: Any, run_cli: Run) -> None:
    root = make_workspace(figures.numbered("territory", ["领域: =1+1\n"] * 2))
    code, out, _err = run_cli(
        "stats", "-w", root, "--list", "territory", "--by", "field", "--format", "csv"
    )
    head, *rows = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    assert code == 0
    assert head == ["清单", "分类", "名称", "项数", "占比（%）", "以前", "增减", "增减（%）"]
    assert [row[1:5] for row in rows] == [
        ["合计", "属地管理责任清单", "2", ""],
        ["领域", "'=1+1", "2", "100.0"],
    ]


def test_an_item_in_several_rows_is_said(make_workspace: Any, run_cli: Run) -> None:
    root = make_workspace(
        figures.numbered("powers/zrzy", ["类型: 行政许可\n行使层级: [市级, 县级]\n"])
    )
    code, out, _err = run_cli("stats", "-w", root, "--by", "level")
    assert code == 0
    assert "合计（项次）     2" in out
    assert "各行相加是 2，项数是 1" in out


def test_since_names_what_went_and_what_came(
    make_workspace: Any, git: Callable[..., str], run_cli: Run
) -> None:
    root = make_workspace(figures.numbered("powers/zrzy", ["类型: 行政许可\n"] * 3))
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "一")
    (root / "powers/zrzy/po-000001.yaml").write_text("名称: 改了\n类型: 行政检查\n", "utf-8")
    (root / "territory").mkdir()
    (root / "territory/sd-000001.yaml").write_text("名称: 新的\n", "utf-8")
    (root / "powers/zrzy/po-000002.yaml").write_text("名称: [坏了\n", "utf-8")
    code, out, _err = run_cli("stats", "-w", root, "--since", "HEAD", "--by", "type")
    lines = [line.split() for line in out.splitlines()]
    assert code == 1
    assert ["行政许可", "3", "1", "−2", "−66.7%"] in lines
    assert ["行政检查", "0", "1", "+1", "—"] in lines
    assert ["属地管理责任清单", "0", "1", "+1", "—"] in lines
    assert "现在的文件里有 1 个文件读不了" in out


def test_a_bare_repository_is_counted(
    make_workspace: Any, git: Callable[..., str], run_cli: Run, tmp_path: Path
) -> None:
    root = make_workspace(POWERS)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "一")
    git(tmp_path, "clone", "-q", "--bare", str(root), "office.git")
    here = run_cli("stats", "-w", root, "--rev", "HEAD", "--format", "json")
    bare = run_cli("stats", "-w", tmp_path / "office.git", "--rev", "HEAD", "--format", "json")
    assert here == bare
    assert json.loads(bare[1])["lists"][1]["units"] == 3


def test_nothing_yet(make_workspace: Any, run_cli: Run) -> None:
    code, out, _err = run_cli("stats", "-w", make_workspace(), "--list", "territory")
    assert code == 0
    assert "还没有事项。一项写一个文件，放在 territory/" in out
    code, out, _err = run_cli("stats", "-w", make_workspace())
    assert "duties/、powers/、boundaries/" in out


WRONG = {
    "no-dimension-of-the-list": (
        ("--list", "duties", "--by", "type"),
        "职责任务清单没有“类型”可以分。",
        "organ（部门）、class（类别）",
    ),
    "no-dimension-of-any": (
        ("--by", "batch"),
        "工作区里的清单都没有“批次”可以分。",
        "territory（属地管理",
    ),
    "unknown-dimension": (("--by", "kind"), "--by 不能是“kind”。", "organ（部门）"),
    "unknown-list": (("--list", "laws"), "--list 不能是“laws”。", "duties"),
    "no-revision": (("--since", "v1"), "", ""),
}


@pytest.mark.parametrize(("options", "message", "hint"), WRONG.values(), ids=WRONG)
def test_wrong_questions(
    options: tuple[str, ...], message: str, hint: str, make_workspace: Any, run_cli: Run
) -> None:
    root = make_workspace(POWERS)
    code, out, _err = run_cli("stats", "-w", root, "--format", "json", *options)
    said = json.loads(out)
    assert code == 2
    assert said["schema"] == "qingdan/error/1"
    assert message in said["message"]
    assert hint in said["hint"]


def test_a_version_without_a_workspace_is_refused(
    make_workspace: Any, git: Callable[..., str], run_cli: Run, tmp_path: Path
) -> None:
    root = make_workspace({"qingdan.yaml": "格式: [\n"})
    code, _out, err = run_cli("stats", "-w", root)
    assert code == 2
    assert "qingdan.yaml" in err


def test_options_are_understood_in_chinese(
    make_workspace: Callable[..., Path], run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    asked = ("stats", "--workspace", make_workspace(), "--format", "json")
    words = run_cli(*asked, "--list", "权力责任清单", "--by", "类型")
    assert words == run_cli(*asked, "--list", "powers", "--by", "type")
    assert words[0] == 0
