"""``qingdan ask``: built-in questions, and questions that a workspace saves."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from .ask_office import FILES, LAW, ONE, ORGANS, TWO

Said = tuple[int, str, str]

ROWS: dict[tuple[str, ...], list[list[object]]] = {
    ("法规", "城乡规划法"): [
        ["测试市自然资源局", "规划许可", "xk-00000001", "", LAW, "不用改", None, None],
        [
            "测试市综合执法局",
            "对违法建设的处罚",
            "cf-00000001",
            "法规科",
            LAW,
            "不用改",
            None,
            None,
        ],
    ],
    ("弱依据",): [
        [
            "测试市自然资源局",
            "户外招牌备案",
            "qt-00000001",
            "其他行政权力",
            "《关于加强户外招牌管理的通知》",
        ]
    ],
    ("同条",): [[LAW, 2, "测试市自然资源局、测试市综合执法局"]],
    ("未报",): [
        ["测试市自然资源局", "zrzy", "职责任务清单"],
        ["测试市空局", "kong", "职责任务清单、权力责任清单"],
    ],
    ("覆盖",): [["测试市自然资源局", 2, 0, 2], ["测试市综合执法局", 1, 1, 0]],
    ("赋权", "测试镇"): [
        [
            *("测试市综合执法局", "对占道的处罚", "fq-00000001", "行政处罚", "下放"),
            *("省政发〔2025〕1号", "省人民政府", "2026-02-01", None),
        ]
    ],
    ("到期",): [
        [
            *("红", "2026-02-01", 31, "赋权期满", "测试市综合执法局"),
            *("赋权“对占道的处罚”期满", "delegations/zfj/fq-00000001.yaml"),
        ]
    ],
    ("时限",): [
        ["测试市综合执法局", "对违法建设的处罚", "cf-00000001", "行政处罚", "90日", "60日", None]
    ],
    ("对不上",): [
        ["测试市自然资源局", "户外招牌备案", "qt-00000001", "权力责任清单", "没有职责覆盖"],
        ["测试市自然资源局", "规划许可", "xk-00000001", "权力责任清单", "没有职责覆盖"],
    ],
    ("缺项",): [
        [
            *("测试市自然资源局", "户外招牌备案", "qt-00000001", "其他行政权力"),
            "程序、时限、追责",
        ],
        ["测试市自然资源局", "规划许可", "xk-00000001", "行政许可", "程序、时限、追责"],
        ["测试市综合执法局", "对违法建设的处罚", "cf-00000001", "行政处罚", "程序、追责"],
    ],
    ("未公开",): [
        ["压减时限", "2025-05-01", "2025-06-03", None, 212, "adjustments/2025-05-01-a.yaml"]
    ],
    ("未核对",): [
        ["测试市自然资源局", "户外招牌备案", "qt-00000001", "权力责任清单", 1, 1, None, None],
        ["测试市自然资源局", "规划许可", "xk-00000001", "权力责任清单", 1, 1, None, None],
        ["测试市综合执法局", "对违法建设的处罚", "cf-00000001", "权力责任清单", 1, 1, None, None],
    ],
    ("收费",): [],
    ("意见",): [["压减时限", 1, "测试市自然资源局", "保留原时限", "不采纳", "可以更快"]],
    ("批文", "cf-00000001"): [
        [
            *("2025-06-01", "变更", "压减时限", "测政发〔2025〕3号", "测试市人民政府"),
            *("2025-05-01", "adjustments/2025-05-01-a.yaml"),
        ]
    ],
    ("原文",): [],
    ("压减",): [
        [
            *("测试市综合执法局", "对违法建设的处罚", "cf-00000001", "权力责任清单"),
            *("90日", "60日", "33.3%"),
        ]
    ],
    ("有效", "测试市自然资源局"): [
        ["权力责任清单", "户外招牌备案", "qt-00000001", None, "有效"],
        ["权力责任清单", "规划许可", "xk-00000001", None, "有效"],
    ],
    ("上级",): [
        ["省的", "对违法建设的处罚", "cf-00000001", "上级清单里没有", None, None],
        ["省的", "户外招牌备案", "qt-00000001", "上级清单里没有", None, None],
        ["省的", "规划许可", "xk-00000001", "类型", "行政许可", "行政确认"],
    ],
}


@pytest.fixture
def ask(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said]
) -> Callable[..., dict[str, Any]]:
    root = make_workspace(dict(FILES))
    upper = {"powers/zrzy/xk-00000009.yaml": TWO.replace("行政许可", "行政确认")}
    make_workspace({"organs.yaml": ORGANS, **upper}, name="upper")

    def asked(*words: str, saved: str | None = None) -> dict[str, Any]:
        if saved is not None:
            (root / "reports").mkdir(exist_ok=True)
            (root / "reports/自己的.yaml").write_text(saved, encoding="utf-8")
        more = ("--workspace", str(root), "--as-of", "2026-01-01", "--format", "json")
        code, out, err = run_cli("ask", *words, *more)
        assert (code, err) == (0, "")
        said: dict[str, Any] = json.loads(out)
        return said

    return asked


@pytest.mark.parametrize("words", ROWS, ids=lambda words: words[0])
def test_a_built_in_question(ask: Callable[..., dict[str, Any]], words: tuple[str, ...]) -> None:
    said = ask(*words)
    assert said["rows"] == ROWS[words]
    assert all(len(row) == len(said["columns"]) for row in said["rows"])


def test_calls_that_no_list_covers(ask: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    file = tmp_path / "呼叫.csv"
    file.write_text(
        "诉求,时间,镇街\n河里漂着水葫芦 13812345678,2025-12-01,测试镇\n"
        "违法建设,2025-12-01,测试镇\n",
        encoding="utf-8",
    )
    [row] = ask("呼叫", str(file))["rows"]
    assert row[1:4] == ["测试镇", "河里漂着水葫芦 （已隐去）", "2025-12-01"]


def test_another_system_differs(ask: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    file = tmp_path / "许可.csv"
    file.write_text(
        "事项名称,事项类型,承诺时限\n规划许可,行政确认,\n对违法建设的处罚,行政处罚,30日\n"
        "对占道的处罚,行政处罚,\n",
        encoding="utf-8",
    )
    rows = [[row[0], *row[1:3], *row[4:]] for row in ask("系统", str(file))["rows"]]
    assert rows == [
        ["写的不同", "对违法建设的处罚", "cf-00000001", "时限.承诺", "60日", "30日"],
        ["写的不同", "规划许可", "xk-00000001", "类型", "行政许可", "行政确认"],
        ["表里没有", "户外招牌备案", "qt-00000001", None, None, None],
        ["清单里没有", "对占道的处罚", None, None, None, None],
    ]


def test_a_change_of_law_asks_for_an_adjustment_in_ten_working_days(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said]
) -> None:
    """The repeal is of Saturday, 15 August 2026: ten working days from 17 August on."""
    power = ONE.replace(LAW, "《中华人民共和国大气污染防治法》第一百一十八条")
    root = make_workspace({**FILES, "powers/zfj/cf-00000001.yaml": power})
    more = ("--workspace", str(root), "--format", "json")
    _code, out, _err = run_cli("ask", "法规", "大气污染防治法", *more)
    said = json.loads(out)
    [row] = said["rows"]
    assert row[:2] == ["测试市综合执法局", "对违法建设的处罚"]
    assert row[3] == "法规科"
    assert row[5] in ("要改", "要人定")
    assert row[7] == "2026-08-28"
    assert "自 2026-08-15 起废止" in said["note"]


def test_what_was_missed_is_listed(ask: Callable[..., dict[str, Any]]) -> None:
    said = ask("超期")
    assert {row[3] for row in said["rows"]} == {"调整步骤"}
    assert any("公开" in row[5] for row in said["rows"])


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ("[{字段: 类型, 是: [行政许可]}]", ["规划许可"]),
        ("[{字段: 类型, 不是: [行政许可, 行政处罚]}]", ["户外招牌备案"]),
        ("[{字段: 时限.承诺, 有: true}]", ["对违法建设的处罚"]),
        ("[{字段: 时限.承诺, 有: false}, {字段: 名称, 含: [许可]}]", ["规划许可"]),
        ("[{字段: 依据, 含: [城乡规划法]}, {字段: 名称, 不含: [处罚]}]", ["规划许可"]),
        ("[{字段: 机构, 是: [测试市综合执法局]}]", ["对违法建设的处罚"]),
        ("[{字段: 状态, 是: [有效]}]", ["户外招牌备案", "规划许可", "对违法建设的处罚"]),
        ("[{字段: 失效日期, 早于: 2030-01-01}]", []),
    ],
)
def test_a_saved_question(
    ask: Callable[..., dict[str, Any]], conditions: str, found: list[str]
) -> None:
    saved = f"标题: 问\n清单: [powers]\n条件: {conditions}\n列: [名称]\n"
    assert [row[0] for row in ask("自己的", saved=saved)["rows"]] == found


def test_days_are_compared_as_days(ask: Callable[..., dict[str, Any]]) -> None:
    asked = "{字段: 期限.至, 早于: 2026-03-01, 晚于: 2026-01-01}"
    saved = f"标题: 问\n条件: [{asked}]\n列: [名称, 期限.至]\n"
    assert ask("自己的", saved=saved)["rows"] == [["对占道的处罚", "2026-02-01"]]


def test_groups_are_counted(ask: Callable[..., dict[str, Any]]) -> None:
    said = ask("自己的", saved="标题: 问\n清单: [powers, duties]\n分组: 类型\n")
    assert said["rows"] == [["其他行政权力", 1], ["行政处罚", 1], ["行政许可", 1], ["没有写", 1]]


@pytest.mark.parametrize(
    ("saved", "place", "said"),
    [
        ("标题: 问\n清单: [power]\n", "自己的.yaml:2:", "清单.0"),
        ("标题: 问\n条件: [{含: [甲]}]\n", "自己的.yaml:2:", "缺“条件.0.字段”"),
        ("标题: 问\n筛选: 甲\n", "自己的.yaml:2:", "没有“筛选”"),
        ("标题: [\n", "自己的.yaml:", ""),
    ],
)
def test_a_mistake_in_a_saved_question_is_told_with_its_place(
    make_workspace: Callable[..., Path],
    run_cli: Callable[..., Said],
    saved: str,
    place: str,
    said: str,
) -> None:
    root = make_workspace({**FILES, "reports/自己的.yaml": saved})
    code, out, err = run_cli("ask", "自己的", "--workspace", str(root))
    assert (code, out) == (2, "")
    assert place in err
    assert said in err


def test_the_list_of_questions_and_an_unknown_one(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said]
) -> None:
    root = make_workspace({**FILES, "reports/自己的.yaml": "标题: 我的问题\n"})
    code, out, _err = run_cli("ask", "--workspace", str(root))
    assert code == 0
    assert "我的问题" in out
    assert len(out.splitlines()) == 25
    code, _out, err = run_cli("ask", "没有", "--workspace", str(root))
    assert code == 2
    assert "自己的" in err
    code, _out, err = run_cli("ask", "法规", "--workspace", str(root))
    assert code == 2
    assert "法规名称" in err


def test_a_workbook_holds_texts_and_numbers(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], tmp_path: Path
) -> None:
    root = make_workspace({**FILES, "powers/zfj/cf-00000001.yaml": ONE.replace("对", "=对")})
    file = tmp_path / "a.xlsx"
    asked = ("ask", "覆盖", "--workspace", str(root), "--format", "xlsx", "--output", str(file))
    assert run_cli(*asked)[0] == 0
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(file).worksheets[0].rows]
    assert rows[1] == ["测试市自然资源局", 2, 0, 2]
    asked = ("ask", "时限", "--workspace", str(root), "--format", "xlsx", "--output", str(file))
    run_cli(*asked)
    cell = openpyxl.load_workbook(io.BytesIO(file.read_bytes())).worksheets[0]["B2"]
    assert (cell.value, cell.data_type) == ("=对违法建设的处罚", "s")


def test_a_file_that_cannot_be_read_is_named(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said]
) -> None:
    root = make_workspace({**FILES, "powers/zfj/cf-00000009.yaml": "名称: [\n"})
    code, _out, err = run_cli("ask", "未报", "--workspace", str(root))
    assert code == 1
    assert "cf-00000009.yaml:1:" in err


@pytest.mark.parametrize("register", ["机构: [\n", "机构:\n  zrzy: {性质: 无}\n", None])
def test_who_has_not_reported_is_not_known_without_a_register(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], register: str | None
) -> None:
    root = make_workspace({**FILES, "organs.yaml": register})
    code, out, err = run_cli("ask", "未报", "--workspace", str(root))
    assert code == 1
    assert out.startswith("还没有报清单的部门（不知道）\n")
    assert "organs.yaml" in err
    code, _out, err = run_cli("ask", "赋权", "测试镇", "--workspace", str(root))
    assert code == 2
    assert "机构名录读不了" in err


def test_where_a_duty_cannot_be_read_it_is_not_known_what_is_covered(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said]
) -> None:
    root = make_workspace({**FILES, "duties/zfj/zz-00000001.yaml": "名称: [\n"})
    for name in ("覆盖", "对不上"):
        code, out, _err = run_cli("ask", name, "--workspace", str(root), "--format", "json")
        said = json.loads(out)
        assert (code, said["known"]) == (1, False)
        assert "有职责的文件读不了" in said["note"]


def test_without_any_duty_nothing_is_said_to_be_covered(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said]
) -> None:
    root = make_workspace({path: text for path, text in FILES.items() if "duties/" not in path})
    _code, out, _err = run_cli("ask", "覆盖", "--workspace", str(root), "--format", "json")
    said = json.loads(out)
    assert [row[2:] for row in said["rows"]] == [[None, None], [None, None]]
    assert "没有一项职责" in said["note"]


def test_an_adjustment_that_cannot_be_read_is_named(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said]
) -> None:
    root = make_workspace({**FILES, "adjustments/2025-06-01-b.yaml": "名称: 3\n变更: 甲\n"})
    code, out, err = run_cli("ask", "意见", "--workspace", str(root))
    assert code == 1
    assert "保留原时限" in out
    assert "adjustments/2025-06-01-b.yaml:1:" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("批文", "cf-99999999"), "清单里没有事项“cf-99999999”"),
        (("批文",), "如 qingdan ask 批文 cf-7k3q9d2m"),
        (("到期", "测试镇"), "多出了“测试镇”"),
        (("自己的", "测试镇"), "多出了“测试镇”"),
        (("弱依据", "--since", "HEAD"), "“弱依据”用不上 --since"),
        (("自己的", "--on", "2025-01-01"), "“自己的”用不上 --on"),
        (("有效", "zrzy", "--on", "2025"), "--on “2025”不是日期"),
        (("赋权", "没有的镇"), "机构名录里没有“没有的镇”"),
        (("覆盖", "--format", "xlsx"), "Excel 文件要写到文件里"),
    ],
)
def test_what_is_asked_wrongly_is_said(
    make_workspace: Callable[..., Path],
    run_cli: Callable[..., Said],
    words: tuple[str, ...],
    said: str,
) -> None:
    root = make_workspace({**FILES, "reports/自己的.yaml": "标题: 我的问题\n"})
    code, out, err = run_cli("ask", *words, "--workspace", str(root))
    assert (code, out) == (2, "")
    assert said in err


def test_an_item_without_adjustments_has_none(ask: Callable[..., dict[str, Any]]) -> None:
    assert ask("批文", "xk-00000001")["rows"] == []


def test_the_list_of_questions_is_json_where_asked(ask: Callable[..., dict[str, Any]]) -> None:
    assert [row[0] for row in ask()["rows"]][:2] == ["法规", "有效"]
