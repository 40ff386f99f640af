"""``qingdan orphans overlap``: one power claimed by two departments, told with its evidence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Said = tuple[int, str, str]

ORGANS = """机构:
  zrzy: {名称: 测试市自然资源和规划局}
  zfj: {名称: 测试市综合执法局}
  third: {名称: 测试市第三局}
  dqz: {名称: 测试镇人民政府, 性质: 乡镇人民政府}
"""
LAW = "《中华人民共和国城乡规划法》"


def power(name: str, article: str = "第六十四条", more: str = "") -> str:
    return f"名称: {name}\n类型: 行政处罚\n状态: 有效\n依据: [{LAW}{article}]\n{more}"


BUILDING = "对未取得建设工程规划许可证进行建设的处罚"
ALIKE = "对未取得建设工程规划许可证擅自进行建设行为的处罚"


@pytest.fixture
def found(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said]
) -> Callable[..., dict[str, Any]]:
    def ask(files: dict[str, str], *more: str) -> dict[str, Any]:
        root = make_workspace({"organs.yaml": ORGANS, **files})
        asked = ("orphans", "overlap", "--workspace", str(root), "--format", "json", *more)
        code, out, _err = run_cli(*asked)
        assert code == 0
        said: dict[str, Any] = json.loads(out)
        return said

    return ask


ONE, OTHER = "powers/zrzy/cf-00000001.yaml", "powers/zfj/cf-00000002.yaml"
PAIRS = {
    "the same name": (power(BUILDING), power(BUILDING), 1.0),
    "but for small words": (
        power(BUILDING),
        power(BUILDING.replace("进行建设的", "进行建设行为")),
        1.0,
    ),
    "the same name, another law": (power(BUILDING), power(BUILDING, "第六十五条"), 1.0),
    "names alike, one article": (power(BUILDING), power(ALIKE, "第六十四条第一款"), 30 / 34),
}
NONE = {
    "names alike, other articles": (power(BUILDING), power(ALIKE, "第六十五条")),
    "another number in the name": (
        power("对违反城乡规划法第五十六条规定行为的处罚"),
        power("对违反城乡规划法第五十七条规定行为的处罚"),
    ),
    "a negation more": (power("对按照规定备案的处罚"), power("对未按照规定备案的处罚")),
    "another type": (power(BUILDING), power(BUILDING).replace("行政处罚", "行政检查")),
    "repealed": (power(BUILDING), power(BUILDING).replace("有效", "废止")),
    "a draft": (power(BUILDING), power(BUILDING).replace("有效", "草案")),
    "exercised together": (power(BUILDING), power(BUILDING, more="共同实施: [zrzy]\n")),
    "succeeded": (power(BUILDING, more="承接: [cf-00000002]\n"), power(BUILDING)),
}


@pytest.mark.parametrize("case", PAIRS)
def test_is_a_pair(found: Callable[..., dict[str, Any]], case: str) -> None:
    one, other, alike = PAIRS[case]
    [pair] = found({ONE: one, OTHER: other})["overlaps"]
    assert {item["organ"] for item in pair["items"]} == {"zrzy", "zfj"}
    assert pair["alike"] == pytest.approx(alike, abs=0.001)
    common = one.count("第六十四条") and other.count("第六十四条")
    assert pair["bases"] == ([LAW + "第六十四条"] if common else [])


@pytest.mark.parametrize("case", NONE)
def test_is_no_pair(found: Callable[..., dict[str, Any]], case: str) -> None:
    one, other = NONE[case]
    assert found({ONE: one, OTHER: other}) == {
        "schema": "qingdan/overlap/1",
        "items": 1 if case in ("repealed", "a draft") else 2,
        "settled": 0,
        "overlaps": [],
    }


def test_towns_each_have_their_own(found: Callable[..., dict[str, Any]]) -> None:
    said = found({ONE: power(BUILDING), "powers/dqz/cf-00000003.yaml": power(BUILDING)})
    assert said["overlaps"] == []


def test_what_many_have_is_each_ones_own(found: Callable[..., dict[str, Any]]) -> None:
    files = {ONE: power(BUILDING), OTHER: power(BUILDING)}
    files["powers/third/cf-00000003.yaml"] = power(BUILDING)
    assert len(found(files)["overlaps"]) == 3
    assert found(files, "--most", "2")["overlaps"] == []


def test_a_line_that_is_drawn_settles_it(found: Callable[..., dict[str, Any]]) -> None:
    line = "名称: 违法建设\n状态: 有效\n牵头: zfj\n配合: [zrzy]\n"
    said = found(
        {ONE: power(BUILDING), OTHER: power(BUILDING), "boundaries/bj-00000001.yaml": line}
    )
    assert (said["settled"], said["overlaps"]) == (1, [])


def test_a_draft_says_what_the_powers_say_and_not_who_leads(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said]
) -> None:
    root = make_workspace({"organs.yaml": ORGANS, ONE: power(BUILDING), OTHER: power(BUILDING)})
    _code, out, err = run_cli("orphans", "overlap", "--workspace", str(root), "--draft")
    assert out.startswith("看了 2 项部门权力：两个部门都有、又没有职责边界事项写到双方的 1 对；")
    [path] = sorted((root / "boundaries").iterdir())
    assert path.name in err
    text = path.read_text(encoding="utf-8")
    assert "牵头" not in text
    assert "状态: 草案\n" in text
    assert f"行使“{BUILDING}”（cf-00000001）" in text
    code, out, _err = run_cli("validate", "--workspace", str(root), "--format", "json")
    findings = [f for f in json.loads(out)["findings"] if f["file"].startswith("boundaries/bj-")]
    assert [f for f in findings if f["severity"] == "error"] == []
    assert code in (0, 1)
    assert run_cli("orphans", "overlap", "--workspace", str(root))[1].startswith(
        "看了 2 项部门权力，没有两个部门"
    )


def test_two_articles_in_common_make_a_pair_whatever_the_names(
    found: Callable[..., dict[str, Any]],
) -> None:
    law = "《新疆维吾尔自治区湿地保护条例》"

    def wetland(name: str, *articles: str) -> str:
        bases = ", ".join(law + one for one in articles)
        return f"名称: {name}\n类型: 行政处罚\n状态: 有效\n依据: [{bases}]\n"

    one = wetland("对未经批准在湿地内挖塘、取土、采砂、采矿的处罚", "第二十八条", "第三十四条")
    other = "对在湿地自然保护地内采矿、倾倒垃圾的处罚"
    both = wetland(other, "第二十八条第一款第二项", "第三十四条")
    [pair] = found({ONE: one, OTHER: both})["overlaps"]
    assert pair["alike"] < 0.5
    assert pair["bases"] == [law + "第三十四条", law + "第二十八条"]
    assert found({ONE: one, OTHER: wetland(other, "第三十四条")})["overlaps"] == []


@pytest.mark.parametrize(
    ("levels", "pairs"),
    [(("[市级]", "[县级]"), 0), (("[市级]", "[市级, 县级]"), 1), (("[市级]", None), 1)],
)
def test_the_level_is_a_line(
    found: Callable[..., dict[str, Any]], levels: tuple[str | None, ...], pairs: int
) -> None:
    texts = [power(BUILDING, more=f"行使层级: {level}\n" if level else "") for level in levels]
    assert len(found({ONE: texts[0], OTHER: texts[1]})["overlaps"]) == pairs


def test_rights_by_level_say_the_level_too(found: Callable[..., dict[str, Any]]) -> None:
    texts = [
        power(BUILDING, more=f"层级权限: [{{层级: {level}, 权限: 查处}}]\n")
        for level in ("市级", "县级")
    ]
    assert found({ONE: texts[0], OTHER: texts[1]})["overlaps"] == []
