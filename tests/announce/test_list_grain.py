"""The announcement of a list counts as the header of the list does, and says which way that is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qingdan.announce.census import take_census
from qingdan.announce.grain import Grain
from qingdan.announce.listing import announce_list, list_headers
from qingdan.model.vocabulary import ListKind

from ..memory import Memory

CASES = yaml.safe_load((Path(__file__).parent / "grain.yaml").read_text(encoding="utf-8"))
ORGANS = "机构:\n  zrzy: {名称: 测试市自然资源局}\n  zfj: {名称: 测试市城市管理局}\n"


def workspace(items: list[list[Any]], header: dict[str, Any]) -> Memory:
    """The list of an organ: 主项 with so many 子项 each, and what the header declares."""
    files = {"organs.yaml": ORGANS}
    number = 0
    for kind, children, *child_kind in items:
        number += 1
        main = f"aa-{number:06}"
        files[f"powers/zrzy/{main}.yaml"] = f"名称: 事项{number}\n类型: {kind}\n状态: 有效\n"
        for _ in range(children):
            number += 1
            files[f"powers/zrzy/aa-{number:06}.yaml"] = (
                f"名称: 子项{number}\n类型: {(child_kind or [kind])[0]}\n状态: 有效\n主项: {main}\n"
            )
    files["powers/zrzy/list.yaml"] = (
        f"标题: 清单\n声明数量: {header}\n" if header else "标题: 清单\n"
    )
    return Memory(files)


def announced(snapshot: Memory) -> tuple[Any, Any]:
    return announce_list(
        ListKind.POWERS, take_census(snapshot), list_headers(snapshot, ListKind.POWERS)
    )


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_list_counts_as_its_header_does(case: dict[str, Any]) -> None:
    made, wrong = announced(workspace(case["items"], case.get("declared", {})))
    assert [[one.what, one.said, one.computed] for one in wrong] == case.get("wrong", [])
    if "total" in case:
        text = "".join(made.totals)
        assert made.count == case["total"]
        assert f"权力责任清单共{case['total']}项" in text
        assert made.table[-1][2] == str(case["total"])
        assert case.get("said", "") in text
        assert ("计为" in text) == ("said" in case)


def test_organs_that_count_otherwise_are_named() -> None:
    files = workspace([["行政许可", 2], ["行政检查", 0]], {"主项": 2}).files
    other = workspace([["行政处罚", 3]], {"类型": {"行政处罚": 3}}).files
    for path, data in other.items():
        files[path.replace("zrzy/aa-00000", "zfj/bb-00000").replace("zrzy", "zfj")] = data.replace(
            b"aa-", b"bb-"
        )
    made, wrong = announced(Memory(files))
    assert (made.count, wrong) == (6, ())
    assert made.totals[-1] == (
        "以上按最小颗粒计数（有子项的按子项），按主项计为3项（其中测试市自然资源局的清单按主项计数为2项）。"
    )


KINDS = ("行政许可", "行政处罚", "行政检查")


@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 3)), min_size=1, max_size=8),
    st.sampled_from(Grain),
)
def test_what_was_counted_either_way_is_never_refused(
    items: list[tuple[str, int]], grain: Grain
) -> None:
    counts = Counter[str]()
    for kind, children in items:
        counts[kind] += 1 if grain is Grain.MAINS else max(1, children)
    header = {str(grain): counts.total(), "类型": dict(counts)}
    made, wrong = announced(workspace([list(one) for one in items], header))
    assert wrong == ()
    assert made.count == counts.total()
