"""三级四同: what ``qingdan conform`` says of every kind of difference, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from qingdan.conform.conforming import Conformity, conform
from qingdan.conform.differing import Same
from qingdan.conform.matters import read_catalogue
from qingdan.conform.uppers import chosen_uppers, kinds_of, open_upper
from qingdan.model.vocabulary import ListKind
from qingdan.store.inventory import read_workspace_file
from qingdan.store.snapshot import worktree

from ..html_checks import Page
from .levels import levels, write_level, write_levels

Run = Callable[..., tuple[int, str, str]]
BOTH = "[{名称: 市, 位置: ../市}, {名称: 省, 位置: ../省}]"


def conformity(root: Path, fields: tuple[Same, ...] = tuple(Same)) -> Conformity:
    snapshot = worktree(root)
    declared = chosen_uppers(read_workspace_file(snapshot), None)
    kinds = {kind for one in declared for kind in kinds_of(one)}
    uppers = [open_upper(root, one) for one in declared]
    return conform(read_catalogue(snapshot, kinds), uppers, fields)


def told(found: Conformity) -> list[list[str]]:
    """Return each finding as the cases write it."""
    return [
        [one.upper, (one.ours or one.theirs).id, one.kind, str(one.severity)]  # type: ignore[union-attr]
        for one in found.findings
    ]


def test_every_kind_of_difference(tmp_path: Path) -> None:
    assert sorted(told(conformity(write_levels(tmp_path)))) == sorted(levels()["expected"])


def test_the_numbers_sum(tmp_path: Path) -> None:
    found = conformity(write_levels(tmp_path, BOTH))
    for (held,) in found.held.values():
        matched = held.matched.total()
        assert held.ours == matched + held.only_ours + held.repealed_above + held.doubtful
        assert held.theirs == matched + held.only_theirs + held.doubtful_above
        assert held.only_theirs == held.for_us + held.for_others + held.unsaid
    (held,) = found.held["省"]
    assert (held.ours, held.theirs) == (14, 17)  # 县 15、省 18，各有一项废止
    assert dict(held.matched) == {"code": 3, "link": 1, "name": 5}
    assert (held.only_ours, held.repealed_above, held.doubtful, held.doubtful_above) == (2, 1, 2, 4)


def test_a_redline_and_what_lacks(tmp_path: Path) -> None:
    found = conformity(write_levels(tmp_path))
    (bases,) = [one for one in found.findings if one.kind == "bases-differ" and one.ours
                and one.ours.id == "cf-xian0003"]  # fmt: skip
    assert bases.difference is not None
    assert bases.difference.lacking == ("《中华人民共和国城乡规划法》第六十八条",)
    assert bases.difference.extra == ("《城乡规划法》第六十六条",)
    assert "".join(s.text for s in bases.redline if s.mark != "insert") == (
        "《城乡规划法》第六十四条\n《城乡规划法》第六十六条"
    )
    # What both cite stays as ours has it, with its 原文.
    assert bases.difference.proposed == [
        {"引用": "《城乡规划法》第六十四条", "原文": "未取得建设工程规划许可证……"},
        "《中华人民共和国城乡规划法》第六十八条",
    ]


def test_near_names_are_shown_and_never_compared(tmp_path: Path) -> None:
    found = conformity(write_levels(tmp_path))
    near = {
        one.ours.id: one.candidates
        for one in found.findings
        if one.kind == "not-in-upper" and one.ours
    }
    ((candidate),) = near["xk-xian0012"]
    assert (candidate.matter.id, candidate.score) == ("xk-sheng12", 0.9)
    assert near["cf-xian0014"] == ()  # 第十条 is not nearly 第十一条


def test_candidates_of_what_is_doubtful(tmp_path: Path) -> None:
    found = conformity(write_levels(tmp_path))
    named = {
        one.ours.id: [candidate.matter.id for candidate in one.candidates]
        for one in found.findings
        if one.ours and one.kind in ("several-alike", "code-and-name-disagree")
    }
    assert named == {
        "cf-xian0010": ["cf-sheng10", "cf-sheng11"],
        "xk-xian0008": ["xk-sheng08", "xk-sheng09"],
    }


def test_twins_are_told_apart_by_what_they_cite(tmp_path: Path) -> None:
    twins = [one for one in levels()["省"] if one["名称"] == "对违反取水规定的处罚"]
    write_level(tmp_path / "省", "省", twins)
    ours = [{**one, "id": one["id"].replace("sheng", "xian00")} for one in reversed(twins)]
    root = write_level(tmp_path / "县", "县", ours, "[{名称: 省, 位置: ../省}]")
    found = conformity(root)
    assert told(found) == []
    assert found.held["省"][0].matched.total() == 2


def test_a_flat_list_meets_one_with_mains(tmp_path: Path) -> None:
    child = {"id": "xk-sheng21", "名称": "取水许可证变更登记", "类型": "行政许可"}
    main = {"id": "xk-sheng20", "名称": "取水许可", "类型": "行政许可"}
    write_level(tmp_path / "省", "省", [main, {**child, "主项": "xk-sheng20"}])
    root = write_level(
        tmp_path / "县", "县", [{**child, "id": "xk-xian0021"}], "[{名称: 省, 位置: ../省}]"
    )
    assert told(conformity(root)) == []


def test_only_what_is_asked_is_compared(tmp_path: Path) -> None:
    found = conformity(write_levels(tmp_path), (Same.TYPE,))
    kinds = Counter(one.kind for one in found.findings if one.difference is not None)
    assert kinds == {"type-differs": 1}


def test_several_levels_in_their_order(tmp_path: Path) -> None:
    found = conformity(write_levels(tmp_path, BOTH))
    assert list(found.held) == ["市", "省"]
    assert [one.upper for one in found.findings] == sorted(
        (one.upper for one in found.findings), key=["市", "省"].index
    )
    # The city has two items only: whatever else the county has is not in its list.
    assert Counter(k for upper, _i, k, _s in told(found) if upper == "市") == {
        "not-in-upper": 12,
        "name-differs": 1,
        "basis-places-differ": 1,
    }


def test_bases_of_one_list_alone(tmp_path: Path) -> None:
    """Of another list than powers, and only where it is asked for."""
    duty = "名称: 城乡规划实施监督\n依据: [%s]\n"
    root = write_levels(tmp_path, "[{名称: 省, 位置: ../省, 清单: [duties]}]")
    for level, name, law in (
        ("省", "zz-sheng01", "《城乡规划法》第九条"),
        ("县", "zz-xian0001", "《城乡规划法》第十条"),
    ):
        place = tmp_path / level / "duties" / "zrzy"
        place.mkdir(parents=True)
        (place / f"{name}.yaml").write_text(duty % law, "utf-8")
    found = conformity(root)
    assert told(found) == [["省", "zz-xian0001", "bases-differ", "error"]]


def test_the_sample_conforms_to_itself(sample: Path, tmp_path: Path, run_cli: Run) -> None:
    """All its lists, held against the workspace itself."""
    root = tmp_path / "w"
    shutil.copytree(sample, root)
    kinds = ", ".join(str(kind) for kind in ListKind)
    file = root / "qingdan.yaml"
    declared = f"上级清单: [{{名称: 自己, 位置: ., 清单: [{kinds}]}}]\n"
    file.write_text(file.read_text("utf-8") + declared, "utf-8")
    code, out, _err = run_cli("conform", "--exit-code", "--format", "json", "-w", root)
    report = json.loads(out)
    assert (code, report["findings"]) == (0, [])
    (upper,) = report["uppers"]
    assert all(one["ours"] == one["same"] == one["theirs"] > 0 for one in upper["lists"])
    assert len(upper["lists"]) == len(ListKind)


def test_json_is_what_it_says(tmp_path: Path, run_cli: Run) -> None:
    root = write_levels(tmp_path, BOTH)
    code, out, _err = run_cli("conform", "--format", "json", "-w", root)
    report = json.loads(out)
    assert code == 0
    assert report["schema"] == "qingdan/conform/1"
    assert report["level"] == "县级"
    assert [one["name"] for one in report["uppers"]] == ["市", "省"]
    assert sum(report["counts"].values()) == len(report["findings"])
    assert report["clashes"] == [
        {"file": "powers/zrzy/xk-xian0002.yaml", "field": "名称", "uppers": ["市", "省"]}
    ]
    named = [one for one in report["findings"] if one["item"] == "xk-xian0002"]
    assert [one["proposed"] for one in named if one["field"] == "名称"] == [False, False]
    for one in report["findings"]:
        if one["before"] is not None:
            kept = "".join(text for mark, text in one["redline"] if mark != "insert")
            assert kept == one["before"]
    proposed = {(one["file"], one["field"]): one["value"] for one in report["proposals"]}
    assert proposed["powers/zrzy/cf-xian0003.yaml", "编码.基本编码"] == "000215003000"


def test_differences_are_an_exit_code_where_asked(tmp_path: Path, run_cli: Run) -> None:
    root = write_levels(tmp_path)
    assert run_cli("conform", "-w", root)[0] == 0
    assert run_cli("conform", "--exit-code", "-w", root)[0] == 1


def test_exit_code_of_warnings_alone(tmp_path: Path, run_cli: Run) -> None:
    cases = levels()
    write_level(tmp_path / "省", "省", cases["省"])
    ours = [one for one in cases["县"] if one["id"] == "xk-xian0012"]
    root = write_level(tmp_path / "县", "县", ours, "[{名称: 省, 位置: ../省}]")
    assert run_cli("conform", "-w", root)[0] == 0
    assert run_cli("conform", "--exit-code", "-w", root)[0] == 1


def test_the_page_is_whole(tmp_path: Path, run_cli: Run) -> None:
    cases = levels()
    write_level(tmp_path / "省", "省", cases["省"])
    codes = {"基本编码": "000115001000"}
    name = "<script>alert(1)</script>&"
    evil = [{"id": "xk-xian0001", "名称": name, "类型": "行政许可", "编码": codes}]
    root = write_level(tmp_path / "县", "县", evil, "[{名称: <b>省, 位置: ../省}]")
    _code, out, _err = run_cli("conform", "--format", "html", "-w", root)
    assert "<script>" not in out
    assert "<b>" not in out
    assert "<ins>建设工程规划许可证核发</ins>" in out
    page = Page(out)
    assert [fault for fault in page.faults if fault != "inline <style>"] == []
    assert page.ids >= {"found", "u1", "u1-1", "u1-1-1"}


def test_markdown_lists_what_differs(tmp_path: Path, run_cli: Run) -> None:
    root = write_levels(tmp_path)
    _code, out, _err = run_cli("conform", "--format", "markdown", "-w", root)
    assert out.startswith("# 与上级清单的对照\n")
    assert "<del>乡村建设许可</del><ins>乡村建设规划许可证核发</ins>" in out or (
        "<ins>规划</ins>" in out
    )


def test_the_same_answer_twice_and_in_english(tmp_path: Path, run_cli: Run) -> None:
    root = write_levels(tmp_path, BOTH)
    first = run_cli("conform", "-w", root)
    assert run_cli("conform", "-w", root) == first
    assert first[1].count("名称相近") == 2
