"""Three versions of a file become one: what is independent silently, what is not visibly."""

from __future__ import annotations

import copy
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.merging.files import Merged, UnmergeableError, merge_files, placed_at
from qingdan.merging.values import NOTHING, merge_values
from qingdan.store.comments import comments
from qingdan.store.emit import emit
from qingdan.store.git.merging import merge_lines
from qingdan.store.reader import read_mapping
from qingdan.store.rereading import same

from .conftest import WARM

PATH = "powers/zrzy/xk-aaaaaaaa.yaml"
MARKS = re.compile(
    r"<<<<<<< 本方\n(.*?)\|\|\|\|\|\|\| 共同的祖先\n(.*?)=======\n(.*?)>>>>>>> 对方\n", re.S
)

BASE = """\
# 许可
名称: 甲许可  # 全称
类型: 行政许可
承办机构: [规划科, 审批科]
依据:
  - 引用: 《甲法》第一条
    作用: 设定
  - 《乙法》第二条
时限: {法定: 20个工作日, 承诺: 10个工作日}
责任事项:
  直接实施: [受理, 审查]
"""


def text(data: bytes) -> str:
    return data.decode()


def value(data: bytes | str) -> dict[str, Any]:
    read = read_mapping(data.encode() if isinstance(data, str) else data)
    assert not read.faults, read.faults
    assert read.value is not None
    return read.value


def merged(ours: str, theirs: str, base: str = BASE, path: str = PATH) -> Merged:
    return merge_files(path, base.encode(), ours.encode(), theirs.encode())


def swap(*pairs: str, base: str = BASE) -> str:
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in base
        base = base.replace(old, new)
    return base


def choices(data: bytes) -> tuple[str, str, str]:
    """The file with every conflict decided for ours, for the base, for theirs."""
    shown = text(data)
    assert MARKS.search(shown)
    return tuple(MARKS.sub(lambda m, n=n: m[n], shown) for n in (1, 2, 3))  # type: ignore[return-value]


INDEPENDENT = [
    # what ours changes, what theirs changes, what both come to: old and new text in turn
    (("甲许可", "乙许可"), ("承诺: 10", "承诺: 5"), ("甲许可", "乙许可", "承诺: 10", "承诺: 5")),
    (
        ("法定: 20", "法定: 15"),
        ("承诺: 10", "承诺: 5"),
        ("法定: 20", "法定: 15", "承诺: 10", "承诺: 5"),
    ),
    (
        ("[规划科", "[法规科, 规划科"),
        ("审批科]", "审批科, 窗口]"),
        ("规划科, 审批科", "法规科, 规划科, 审批科, 窗口"),
    ),
    (
        ("作用: 设定", "作用: 程序"),
        ("《乙法》第二条", "《乙法》第三条"),
        ("作用: 设定", "作用: 程序", "《乙法》第二条", "《乙法》第三条"),
    ),
    (
        ("[受理, 审查]", "[审查]"),
        ("甲许可", "乙许可"),
        ("[受理, 审查]", "[审查]", "甲许可", "乙许可"),
    ),
    (
        ("规划科, 审批科", "审批科, 规划科"),
        ("审批科]", "审批科, 窗口]"),
        ("规划科, 审批科", "审批科, 窗口, 规划科"),
    ),
    (
        ("类型: 行政许可\n", "类型: 行政许可\n状态: 有效\n"),
        ("时限: {法定: 20个工作日, 承诺: 10个工作日}\n", ""),
        (
            "类型: 行政许可\n",
            "类型: 行政许可\n状态: 有效\n",
            "时限: {法定: 20个工作日, 承诺: 10个工作日}\n",
            "",
        ),
    ),
    (
        ("甲许可", "乙许可"),
        ("甲许可", "乙许可", "承诺: 10", "承诺: 5"),
        ("甲许可", "乙许可", "承诺: 10", "承诺: 5"),
    ),
]

CONFLICTING = [
    (("甲许可", "乙许可"), ("甲许可", "丙许可"), ["名称"]),
    (("承诺: 10", "承诺: 8"), ("承诺: 10", "承诺: 5"), ["时限.承诺"]),
    (
        ("承诺: 10", "承诺: 8", "法定: 20", "法定: 19"),
        ("承诺: 10", "承诺: 5", "法定: 20", "法定: 18"),
        ["时限.法定", "时限.承诺"],
    ),
    (("作用: 设定", "作用: 程序"), ("    作用: 设定\n", "    作用: 具体规定\n"), ["依据[0].作用"]),
    (("  - 引用: 《甲法》第一条\n    作用: 设定\n", ""), ("作用: 设定", "作用: 程序"), ["依据[0]"]),
    (("    作用: 设定\n", ""), ("作用: 设定", "作用: 程序"), ["依据[0].作用"]),
    ((", 承诺: 10个工作日", ""), ("承诺: 10", "承诺: 5"), ["时限.承诺"]),
    (("责任事项:\n  直接实施: [受理, 审查]\n", ""), ("审查]", "审查, 决定]"), ["责任事项"]),
    (
        ("类型: 行政许可\n", "类型: 行政许可\n状态: 废止\n失效日期: 2026-01-01\n"),
        ("承诺: 10", "承诺: 5"),
        ["状态", "失效日期"],
    ),
    (
        ("承诺: 10", "承诺: 5"),
        (
            "类型: 行政许可\n",
            "类型: 行政许可\n状态: 废止\n失效日期: 2026-01-01\n承接: [xk-bbbbbbbb, xk-cccccccc]\n",
        ),
        ["状态", "失效日期", "承接"],
    ),
    (
        ("类型: 行政许可\n", "类型: 行政许可\n失效日期: 2026-01-01\n", "承诺: 10", "承诺: 5"),
        ("类型: 行政许可\n", "类型: 行政许可\n状态: 废止\n失效日期: 2026-01-01\n"),
        ["状态"],
    ),
    (("承诺: 10", "承诺: 5"), ("类型: 行政许可\n", "类型: 行政许可\n状态: 废止\n"), ["状态"]),
]


class TestFields:
    @pytest.mark.parametrize(("ours", "theirs", "expected"), INDEPENDENT)
    def test_independent_changes_merge_in_silence(self, ours, theirs, expected):
        done = merged(swap(*ours), swap(*theirs))
        assert done.conflicts == ()
        assert value(done.data) == value(swap(*expected))
        assert comments(text(done.data)) == comments(BASE)
        back = merged(swap(*theirs), swap(*ours))
        assert value(back.data) == value(done.data)

    @pytest.mark.parametrize(("ours", "theirs", "fields"), CONFLICTING)
    def test_a_conflict_shows_the_field_and_nothing_else(self, ours, theirs, fields):
        done = merged(swap(*ours), swap(*theirs))
        assert sorted(done.conflicts) == sorted(fields)
        mine, _old, other = choices(done.data)
        assert read_mapping(done.data).faults  # validate names the markers
        key = re.split(r"[.\[]", fields[0])[0]
        for chosen, side in ((mine, swap(*ours)), (other, swap(*theirs))):
            read = value(chosen)
            assert read.get(key) == value(side).get(key)
        inside = "".join(part for m in MARKS.findall(text(done.data)) for part in m)
        assert key == "名称" or "名称" not in inside

    def test_the_rest_is_merged_around_a_conflict(self):
        done = merged(
            swap("甲许可", "乙许可", "[受理, 审查]", "[受理, 审查, 决定]"),
            swap("甲许可", "丙许可", "承诺: 10", "承诺: 5"),
        )
        for chosen, name in zip(choices(done.data), ("乙许可", "甲许可", "丙许可"), strict=True):
            read = value(chosen)
            assert read["名称"] == name
            assert read["责任事项"]["直接实施"] == ["受理", "审查", "决定"]
            assert read["时限"]["承诺"] == "5个工作日"
            assert comments(chosen) == comments(BASE)

    @pytest.mark.parametrize("repealed_by_us", [True, False])
    def test_a_repeal_is_taken_whole_or_not_at_all(self, repealed_by_us):
        repeal = "类型: 行政许可\n状态: 废止\n失效日期: 2026-01-01\n承接: [xk-bbbbbbbb]\n"
        repealed, changed = swap("类型: 行政许可\n", repeal), swap("承诺: 10", "承诺: 5")
        sides = (repealed, changed) if repealed_by_us else (changed, repealed)
        shown = merged(*sides).data
        ours, _base, theirs = (value(one.encode()) for one in choices(shown))
        kept, ended = (theirs, ours) if repealed_by_us else (ours, theirs)
        assert not {"状态", "失效日期", "承接"} & kept.keys()
        assert {"状态", "失效日期", "承接"} <= ended.keys()
        assert kept["时限"]["承诺"] == ended["时限"]["承诺"] == "5个工作日"

    def test_the_markers_stand_around_the_line(self):
        done = merged(swap("承诺: 10", "承诺: 8"), swap("承诺: 10", "承诺: 5"))
        assert (
            "<<<<<<< 本方\n"
            "时限: {法定: 20个工作日, 承诺: 8个工作日}\n"
            "||||||| 共同的祖先\n"
            "时限: {法定: 20个工作日, 承诺: 10个工作日}\n"
            "=======\n"
            "时限: {法定: 20个工作日, 承诺: 5个工作日}\n"
            ">>>>>>> 对方\n"
        ) in text(done.data)

    def test_both_put_in_the_same_and_something_else(self):
        ours = BASE.replace("第二条\n", "第二条\n  - 《丙法》第三条\n")
        theirs = ours.replace("第三条\n", "第三条\n  - 《丁法》第四条\n")
        done = merged(ours, theirs)
        assert value(done.data)["依据"][1:] == [
            "《乙法》第二条",
            "《丙法》第三条",
            "《丁法》第四条",
        ]

    def test_layout_line_endings_and_mark_of_ours_stay(self):
        crlf = "\ufeff" + swap("甲许可", "乙许可").replace("\n", "\r\n")
        done = merged(crlf, swap("承诺: 10", "承诺: 5"))
        shown = text(done.data)
        assert shown.startswith("\ufeff# 许可\r\n")
        assert shown.count("\r\n") == shown.count("\n")
        loose = BASE.replace("[规划科, 审批科]", "\n- 规划科\n- 审批科")
        other = loose.replace("承诺: 10", "承诺: 5")
        done = merged(loose.replace("甲许可", "乙许可"), other, loose)
        assert "承办机构: \n- 规划科\n- 审批科\n" in text(done.data)

    def test_comments_of_both_sides_come_through_git(self, tmp_path):
        def textual(*sides: bytes) -> bytes | None:
            data, conflicts = merge_lines(*sides)
            return None if conflicts else data

        ours, theirs = swap("# 全称", "# 本方注"), swap("承诺: 10", "承诺: 5") + "# 对方注\n"
        done = merge_files(PATH, BASE.encode(), ours.encode(), theirs.encode(), textual)
        assert "# 本方注" in text(done.data)
        assert "# 对方注" in text(done.data)

    def test_both_made_the_file(self):
        done = merged("名称: 甲\n类型: 行政许可\n", "名称: 甲\n俗称: [乙]\n", base="")
        assert value(done.data) == {"名称": "甲", "类型": "行政许可", "俗称": ["乙"]}

    @pytest.mark.parametrize(("ours", "theirs", "_expected"), INDEPENDENT)
    def test_what_one_side_did_comes_to_the_byte(self, ours, theirs, _expected):
        for side in (swap(*ours), "# 注\n" + swap(*theirs).replace("\n", "\r\n")):
            for versions in ((side, BASE, BASE), (BASE, side, BASE), (side, side, BASE)):
                assert text(merged(*versions).data) == side

    @pytest.mark.parametrize("broken", ["名称: [\n", "名称: 甲\n名称: 乙\n", "- 甲\n", "\x00"])
    def test_what_cannot_be_read_is_not_merged_by_field(self, broken):
        with pytest.raises(UnmergeableError):
            merged(broken, swap("甲许可", "乙许可"))


ORGANS = "机构:\n  zrzy:\n    名称: 甲局  # 一\n  zfj: {名称: 乙局, 简称: [乙]}\n"


class TestOtherFiles:
    def test_new_organs_of_both_sides(self):
        done = merged(
            ORGANS + "  abc: {名称: 丙局}\n",
            ORGANS.replace("简称: [乙]", "电话: '1'") + "  def: {名称: 丁局}\n",
            ORGANS,
            "inventories/organs.yaml",
        )
        organs = value(done.data)["机构"]
        assert done.conflicts == ()
        assert set(organs) == {"zrzy", "zfj", "abc", "def"}
        assert organs["zfj"] == {"名称": "乙局", "电话": "1"}
        assert "# 一" in text(done.data)

    def test_one_organ_removed_and_changed(self):
        done = merged(
            ORGANS.replace("  zfj: {名称: 乙局, 简称: [乙]}\n", ""),
            ORGANS.replace("简称: [乙]", "简称: [乙乙]"),
            ORGANS,
            "organs.yaml",
        )
        assert done.conflicts == ("机构.zfj",)
        mine, _old, other = choices(done.data)
        assert set(value(mine)["机构"]) == {"zrzy"}
        assert value(other)["机构"]["zfj"]["简称"] == ["乙乙"]

    @pytest.mark.parametrize(
        ("path", "role"),
        [
            ("organs.yaml", "ORGANS"),
            ("inventories/organs.yaml", "ORGANS"),
            ("a/b/powers/zrzy/list.yaml", "HEADER"),
            ("清单/duties/zrzy/gh03a7k2.yaml", "ITEM"),
            ("readme.yaml", None),
        ],
    )
    def test_knows_the_file_wherever_the_workspace_lies(self, path, role):
        placed = placed_at(path)
        assert (placed.role.name if placed else None) == role


WORDS = st.text("甲乙丙丁戊", min_size=1, max_size=6)
SCALARS = WORDS | st.integers(0, 9) | st.booleans()
ENTRIES = st.lists(WORDS, max_size=4) | st.lists(
    st.fixed_dictionaries({"引用": WORDS}, optional={"作用": WORDS, "原文": WORDS}), max_size=4
)
RECORDS = st.dictionaries(WORDS, SCALARS | ENTRIES, min_size=1, max_size=4)
FILES = st.dictionaries(
    st.sampled_from(["名称", "类型", "依据", "时限", "材料", "流程", "备注"]),
    SCALARS | ENTRIES | RECORDS,
    min_size=1,
)


@st.composite
def edited(draw: st.DrawFn, value: Any) -> Any:
    """A value with some of it changed, added or gone."""
    value = copy.deepcopy(value)
    if isinstance(value, dict):
        for key in list(value):
            what = draw(st.integers(0, 5))
            if what == 0 and len(value) > 1:
                del value[key]
            elif what == 1:
                value[key] = draw(edited(value[key]))
        if draw(st.integers(0, 3)) == 0:
            value[draw(WORDS)] = draw(SCALARS)
        return value
    if isinstance(value, list):
        for _ in range(draw(st.integers(0, 2))):
            at = draw(st.integers(0, len(value)))
            what = draw(st.integers(0, 3))
            if what == 0:
                value.insert(at, draw(WORDS))
            elif at < len(value) and what == 1:
                del value[at]
            elif at < len(value) and what == 2:
                value[at] = draw(edited(value[at]))
            else:
                value.reverse()
        return value
    return draw(SCALARS)


VERSIONS = FILES.flatmap(lambda base: st.tuples(st.just(base), edited(base), edited(base)))


class TestProperties:
    @given(VERSIONS)
    def test_identities(self, versions):
        base, ours, theirs = versions
        for triple, expected in (
            ((base, ours, base), ours),
            ((base, base, theirs), theirs),
            ((ours, ours, theirs), theirs),
            ((base, ours, ours), ours),
        ):
            value, conflicts = merge_values(*triple)
            assert conflicts == []
            assert same(value, expected)

    @given(VERSIONS)
    def test_who_is_who_makes_no_difference(self, versions):
        base, ours, theirs = versions
        there, conflicts = merge_values(base, ours, theirs)
        back, again = merge_values(base, theirs, ours)
        assert len(conflicts) == len(again)
        if not conflicts:
            assert same(there, back)
        else:
            mirrored = {repr((one.base, one.theirs, one.ours)) for one in again}
            assert {repr((one.base, one.ours, one.theirs)) for one in conflicts} == mirrored

    @given(FILES, FILES, FILES)
    def test_disjoint_keys_always_merge(self, base, ours, theirs):
        mine = {**base, **{f"本{key}": part for key, part in ours.items()}}
        other = {**base, **{f"对{key}": part for key, part in theirs.items()}}
        value, conflicts = merge_values(base, mine, other)
        assert conflicts == []
        assert same(value, {**mine, **other})

    @given(VERSIONS)
    def test_the_file_reads_as_merged_or_shows_every_side(self, versions):
        base, ours, theirs = (emit(one).encode() if one else b"" for one in versions)
        if not ours or not theirs:
            return
        expected, conflicts = merge_values(*versions)
        if not expected:  # each took out what the other kept: no file says nothing
            with pytest.raises(UnmergeableError):
                merge_files("readme.yaml", base, ours, theirs)
            return
        done = merge_files("readme.yaml", base, ours, theirs)
        assert len(done.conflicts) == (len(conflicts) if base not in (ours, theirs) else 0)
        if not done.conflicts:
            assert same(value(done.data), expected)
            return
        for chosen, side in zip(choices(done.data), ("ours", "base", "theirs"), strict=True):
            told = copy.deepcopy(expected)
            gone = []
            for one in conflicts:
                part = getattr(one, side)
                holder = told
                for step in one.path[:-1]:
                    holder = holder[step]
                if part is NOTHING:
                    gone.append((holder, one.path[-1]))
                else:
                    holder[one.path[-1]] = part
            for holder, last in reversed(gone):
                del holder[last]
            read = read_mapping(chosen.encode())
            assert same(_filled(read.value), _filled(told))


def _filled(value: Any) -> Any:
    """Without records and lists of which nothing is left: their key then stands alone."""
    if isinstance(value, dict):
        kept = {key: _filled(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in ({}, [], None)} or None
    if isinstance(value, list):
        return [_filled(part) for part in value] or None
    return value


class TestGit:
    @pytest.fixture
    def cloned(self, make_workspace, git, run_cli, warm, tmp_path, monkeypatch) -> Path:
        """A repository in which git calls the driver, through a process that is warm."""
        folder = tmp_path / "bin"
        folder.mkdir()
        command = shlex.join([sys.executable, "-PES", str(WARM), warm])
        (folder / "qingdan").write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        (folder / "qingdan").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        make_workspace(
            {PATH: BASE, "organs.yaml": ORGANS, "powers/zrzy/list.yaml": HEADER}, name="r/清单 甲"
        )
        root = tmp_path / "r"
        git(root, "init", "-q")
        code, out, _err = run_cli("merge-driver", "--install", "-w", root / "清单 甲")
        assert (code, ".gitattributes" in out) == (0, True)
        git(root, "add", "-A")
        git(root, "commit", "-qm", "a")
        return root

    def branch(self, git, root: Path, name: str, files: dict[str, str]) -> None:
        git(root, "checkout", "-qb", name, "main")
        for path, content in files.items():
            (root / "清单 甲" / path).write_text(content, encoding="utf-8")
        git(root, "commit", "-qam", name)

    def test_merges_in_silence(self, cloned, git):
        self.branch(
            git,
            cloned,
            "one",
            {
                PATH: swap("承诺: 10", "承诺: 8"),
                "organs.yaml": ORGANS + "  abc: {名称: 丙局}\n",
                "powers/zrzy/list.yaml": HEADER.replace("2025", "2026"),
            },
        )
        self.branch(
            git,
            cloned,
            "two",
            {
                PATH: swap("法定: 20", "法定: 15"),
                "organs.yaml": ORGANS + "  def: {名称: 丁局}\n",
                "powers/zrzy/list.yaml": HEADER.replace("有效", "审核"),
            },
        )
        git(cloned, "merge", "-q", "--no-edit", "one")
        now = value((cloned / "清单 甲" / PATH).read_bytes())
        assert now["时限"] == {"法定": "15个工作日", "承诺": "8个工作日"}
        organs = value((cloned / "清单 甲/organs.yaml").read_bytes())["机构"]
        assert set(organs) == {"zrzy", "zfj", "abc", "def"}
        header = value((cloned / "清单 甲/powers/zrzy/list.yaml").read_bytes())
        assert header["默认"] == {"状态": "审核", "生效日期": "2026-01-01"}
        assert git(cloned, "status", "--porcelain") == ""

    def test_leaves_a_readable_conflict(self, cloned, git):
        self.branch(git, cloned, "one", {PATH: swap("承诺: 10", "承诺: 8")})
        self.branch(git, cloned, "two", {PATH: swap("承诺: 10", "承诺: 5", "甲许可", "乙许可")})
        with pytest.raises(subprocess.CalledProcessError):
            git(cloned, "merge", "one")
        assert git(cloned, "status", "--porcelain").startswith("UU ")
        shown = (cloned / "清单 甲" / PATH).read_text(encoding="utf-8")
        (found,) = MARKS.findall(shown)
        assert ["承诺: 5" in found[0], "承诺: 10" in found[1], "承诺: 8" in found[2]] == [True] * 3
        assert "名称: 乙许可" in shown

    @pytest.mark.parametrize("broken", ["gone", "fails"])
    def test_without_the_program_lines_are_merged_and_marked(self, cloned, git, broken, tmp_path):
        """An environment that is not there any more must not cost the other side's edit."""
        program = tmp_path / "bin/qingdan"
        if broken == "gone":
            program.unlink()
        else:
            program.write_text("#!/bin/sh\nexit 3\n")
        self.branch(git, cloned, "one", {PATH: swap("承诺: 10", "承诺: 8")})
        self.branch(git, cloned, "two", {PATH: swap("承诺: 10", "承诺: 5")})
        with pytest.raises(subprocess.CalledProcessError) as failed:
            git(cloned, "merge", "one")
        assert "逐行合并" in failed.value.stderr
        assert git(cloned, "status", "--porcelain").startswith("UU ")
        shown = (cloned / "清单 甲" / PATH).read_text(encoding="utf-8")
        (found,) = MARKS.findall(shown)
        assert ["承诺: 5" in found[0], "承诺: 10" in found[1], "承诺: 8" in found[2]] == [True] * 3
        git(cloned, "merge", "--abort")
        self.branch(git, cloned, "three", {"organs.yaml": ORGANS + "  abc: {名称: 丙局}\n"})
        self.branch(
            git, cloned, "four", {"organs.yaml": ORGANS.replace("机构:\n", "# 注\n机构:\n")}
        )
        git(cloned, "merge", "-q", "--no-edit", "three")  # apart from each other: no conflict
        assert git(cloned, "status", "--porcelain") == ""

    def test_the_program_is_found_where_it_is_not_on_the_path(self, cloned, git, monkeypatch):
        monkeypatch.setenv("PATH", os.defpath)
        self.branch(git, cloned, "one", {PATH: swap("承诺: 10", "承诺: 8")})
        self.branch(git, cloned, "two", {PATH: swap("法定: 20", "法定: 15")})
        git(cloned, "merge", "-q", "--no-edit", "one")
        now = value((cloned / "清单 甲" / PATH).read_bytes())
        assert now["时限"] == {"法定": "15个工作日", "承诺": "8个工作日"}

    def test_installing_twice_changes_nothing(self, cloned, git, run_cli):
        before = (cloned / ".gitattributes").read_bytes()
        assert before.decode() == '"清单 甲/**/*.yaml" merge=qingdan\n'
        assert run_cli("merge-driver", "--install", "-w", cloned / "清单 甲")[0] == 0
        assert (cloned / ".gitattributes").read_bytes() == before

    def test_a_workspace_at_the_root(self, make_workspace, git, run_cli):
        root = make_workspace()
        git(root, "init", "-q")
        code, out, _err = run_cli("merge-driver", "--print", "-w", root)
        assert (code, "**/*.yaml merge=qingdan\n" in out) == (0, True)
        for line in out.splitlines()[2:]:
            words = shlex.split(line)
            assert words[:2] == ["git", "config"]
            subprocess.run(words, cwd=root, check=True)
        assert " merge-driver %O %A %B %P; " in git(root, "config", "merge.qingdan.driver")
        assert not (root / ".gitattributes").exists()


HEADER = "标题: 甲\n默认: {状态: 有效, 生效日期: 2025-01-01}\n"


class TestDriver:
    @pytest.fixture
    def call(self, tmp_path, run_cli):
        def call(base: str, ours: str, theirs: str):
            paths = [tmp_path / name for name in ("o", "a", "b")]
            for path, content in zip(paths, (base, ours, theirs), strict=True):
                path.write_text(content, encoding="utf-8")
            code, out, err = run_cli("merge-driver", *paths, PATH)
            return code, out, err, paths[1].read_text(encoding="utf-8")

        return call

    def test_what_cannot_be_read_is_merged_line_by_line(self, call):
        broken = BASE + "名称: 又一个\n"
        ours = swap("甲许可", "乙许可", base=broken)
        code, _out, err, now = call(broken, ours, broken + "# 注\n")
        assert (code, now) == (0, ours + "# 注\n")
        assert "逐行合并" in err
        code, _out, err, now = call(broken, ours, swap("甲许可", "丙许可", base=broken))
        assert code == 1
        assert "<<<<<<< 本方\n" in now

    def test_says_which_fields_are_open(self, call):
        code, out, err, _now = call(BASE, swap("承诺: 10", "承诺: 8"), swap("承诺: 10", "承诺: 5"))
        assert (code, out) == (1, "")
        assert f"{PATH} 有 1 处要人来定：时限.承诺" in err

    def test_without_files_it_says_who_calls_it(self, run_cli):
        code, _out, err = run_cli("merge-driver")
        assert (code, "--install" in err) == (2, True)


def test_every_pair_of_sample_items_merges(sample, tmp_path):
    """Two changes of real files: a name here, a remark there; comments and layout stay."""
    for path in sorted(sample.rglob("*.yaml"))[::7]:
        old = path.read_text(encoding="utf-8")
        if not old.lstrip("# \n").startswith(("名称", "标题")) and "\n名称: " not in "\n" + old:
            continue
        relative = path.relative_to(sample).as_posix()
        ours = re.sub(r"(?m)^(名称|标题): (.*)$", r"\1: 新\2", old, count=1)
        theirs = old.rstrip("\n") + "\n备注: 对方\n" if "备注" not in old else old
        done = merge_files(relative, old.encode(), ours.encode(), theirs.encode())
        assert done.conflicts == ()
        assert value(done.data) == {
            **value(ours),
            **value(theirs),
            **{key: part for key, part in value(ours).items() if key in ("名称", "标题")},
        }
        assert comments(text(done.data)) == comments(old)
