"""What stands in cells of lists from other systems: labels in a basis, codes, escapes, words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qingdan.exchange.drafting.labelled import labelled_provisions
from qingdan.exchange.drafting.plain_columns import steps_in
from qingdan.exchange.drafting.repair import Kind, mend
from qingdan.exchange.options import ImportOptions

from .list_cases import items_in, warnings_of

Run = Callable[..., tuple[Any, dict[str, Any]]]

LABELLED = [
    (
        (
            "1、法律法规名称:《中华人民共和国水法》;依据文号:2016年7月2日修正;条款号:第三十九条;"
            "条款内容:国家实行河道采砂许可制度。;2、法律法规名称:《示例省河道采砂管理规定》;依据文号:;"
            "条款号:第十五条;条款内容:申请采砂由县级水行政主管部门受理。"
        ),
        [
            (
                "《中华人民共和国水法》第三十九条",
                "2016年7月2日修正",
                "国家实行河道采砂许可制度。",
            ),
            ("《示例省河道采砂管理规定》第十五条", "", "申请采砂由县级水行政主管部门受理。"),
        ],
    ),
    (
        "法规名称：示例省水条例\n文号：（示例省人大公告第1号）\n条款：第二条\n条款内容：甲；乙。",
        [("《示例省水条例》第二条", "示例省人大公告第1号", "甲；乙。")],
    ),
    (
        "法律法规名称：《关于衔接工作的通知》；依据文号：示政办〔2013〕41号；条款号：附件2第17项",
        [("《关于衔接工作的通知》附件2第17项", "示政办〔2013〕41号", "")],
    ),
    ("《中华人民共和国水法》第七条：国家实行取水许可制度。", []),
    ("法律法规名称：《甲法》", []),
    ("条款号：第一条；法律法规名称：《甲法》", []),
    ("法律法规名称：《甲法》；条款号：第一条；条款号：第二条", []),
]


@pytest.mark.parametrize(("text", "found"), LABELLED)
def test_a_basis_with_labels(text: str, found: list[tuple[str, str, str]]) -> None:
    read = labelled_provisions(text)
    assert [(p.citation, p.history, p.quote) for p in read] == found


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("取水&#40;地下水&#41;许可", "取水(地下水)许可"),
        ("&ldquo;甲&rdquo;&nbsp;与&amp;", "“甲”与&"),
        ("A&B公司", "A&B公司"),
        ("&#0;甲&#8203;乙", "\ufffd甲乙"),
    ],
)
def test_escapes_of_web_pages(text: str, mended: str) -> None:
    assert mend(text, Kind.NAME).text == mended


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("调查—审查—决定—送达—执行", ["调查", "审查", "决定", "送达", "执行"]),
        ("受理→审查→决定。", ["受理", "审查", "决定"]),
        ("受理 --> 决定", ["受理", "决定"]),
        ("一般程序:调查—审查—决定 简易程序:调查—决定", []),
        ("见流程图", []),
        ("", []),
    ],
)
def test_steps(text: str, steps: list[str]) -> None:
    assert steps_in(text) == steps


HEADINGS = [
    *("事项名称", "权力类型", "行使主体", "实施层级", "运行流程", "实施对象", "办件类型"),
    *("权力来源", "共同实施部门", "受理机构", "裁量基准"),
]


def test_plain_columns_of_powers(import_rows: Run) -> None:
    codes = {"01": "行政许可"}
    rest = ["法定本级行使", "示例市财政局", "水政科", "无"]
    rows = [
        ["取水许可", "1", "示例市水务局", "3,4", "受理—决定", "公民、法人", "承诺件", *rest],
        ["采砂许可", "行政许可", "示例市水务局", "市级", "见附图", "船东", "快办件"],
    ]
    result, files = import_rows(rows, headings=HEADINGS, options=ImportOptions(codes=codes))
    first, second = items_in(files, "powers")
    assert first == {
        "名称": "取水许可",
        "类型": "行政许可",
        "共同实施": ["czj"],
        "受理机构": "水政科",
        "权力来源": "法定本级行使",
        "层级权限": [{"层级": "市级"}, {"层级": "县级"}],
        "服务对象": ["公民", "法人"],
        "办件类型": "承诺件",
        "流程": ["受理", "决定"],
    }
    assert second["内部说明"].splitlines() == [
        "来源表格“办件类型”：快办件",
        "来源表格“服务对象”：船东",
        "来源表格“流程”：见附图",
    ]
    assert warnings_of(result) == ["unknown-word", "unknown-word"]


def test_a_code_without_a_profile_is_no_type(import_rows: Run) -> None:
    rows = [["取水许可", "01", "示例市水务局"]]
    result, files = import_rows(rows, headings=["事项名称", "权力类型", "行使主体"])
    assert items_in(files, "powers") == []
    assert warnings_of(result) == ["unknown-type", "no-items"]
