"""From rows to files: items, 主项 and 子项, shared texts, organs, totals, and the report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.errors import QingdanError
from qingdan.exchange.importer import import_workbooks
from qingdan.exchange.source import read_source
from qingdan.model.power import Power
from qingdan.store.inventory import load_inventory
from qingdan.store.snapshot import worktree

from .sample_rows import HEADINGS, ORGAN, items_of, problems_of, row

Import = Callable[..., tuple[Any, dict[str, Any]]]


def tree(root: Path) -> str:
    """One hash of every path and byte under a folder."""
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def test_one_item_as_an_editor_would_write_it(import_rows: Import) -> None:
    result, files = import_rows([row(1, "对某事的处罚", 备注="另行规定")])
    (item,) = items_of(files)
    assert item == {
        "名称": "对某事的处罚",
        "类型": "行政处罚",
        "序号": 1,
        "承办机构": ["水政科", "水资源科"],
        "职责": "负责水行政执法。",
        "层级权限": [{"层级": "市级", "权限": "负责本级处罚"}],
        "依据": [
            {
                "引用": "《中华人民共和国水法》第六十五条",
                "标注": "法律",
                "原注": "2016年修正",
                "原文": "责令停止违法。",
            }
        ],
        "责任事项": {
            "直接实施": ["立案。", "调查。"],
            "指导监督": ["指导下级。"],
            "依据": ["《中华人民共和国行政处罚法》第五章、第六章"],
        },
        "追责": {
            "对象": ["具体承办人", "分管领导"],
            "情形": {"开头": "有下列情形的，应承担责任：", "内容": ["不立案的", "乱罚款的"]},
        },
        "备注": "另行规定",
    }
    Power.model_validate(item)
    assert files["organs.yaml"] == {
        "机构": {"swj": {"名称": ORGAN, "内设机构": ["水政科", "水资源科"]}}
    }
    assert (result.items, result.mains, result.failed) == (1, 1, False)


def test_texts_of_two_items_are_shared(import_rows: Import) -> None:
    _result, files = import_rows([row(1, "甲的处罚"), row(2, "乙的处罚", 部门职责="别的职责。")])
    first, second = items_of(files)
    direct = first["责任事项"]["直接实施"]["套用"]
    assert second["责任事项"]["直接实施"] == {"套用": direct}
    assert files["texts/责任事项.yaml"][direct]["内容"] == ["立案。", "调查。"]
    assert first["追责"]["情形"] == second["追责"]["情形"]
    assert second["职责"] == "别的职责。"
    assert "texts/部门职责.yaml" not in files


def test_importing_twice_changes_nothing(import_rows: Import, empty_workspace: Path) -> None:
    rows = [row(1, "甲的处罚"), row(2, "乙的处罚"), row(3, "主", "1.子一"), row("", "", "2.子二")]
    import_rows(rows)
    before = tree(empty_workspace)
    result, _files = import_rows(rows)
    assert tree(empty_workspace) == before
    assert result.sources[0].written == []
    assert result.sources[0].kept == []
    assert result.sources[0].unchanged == 4


def test_a_text_that_was_alone_and_is_shared_later_is_still_the_same_item(
    import_rows: Import, empty_workspace: Path
) -> None:
    import_rows([row(1, "甲的处罚")])
    second, files = import_rows([row(1, "甲的处罚"), row(2, "乙的处罚")])
    assert second.sources[0].kept == []
    assert second.sources[0].unchanged == 1
    third, _files = import_rows([row(1, "甲的处罚")])
    assert third.sources[0].written == []
    assert len(items_of(files)) == 2


def test_what_an_editor_changed_is_kept_and_told(
    import_rows: Import, empty_workspace: Path
) -> None:
    _result, files = import_rows([row(1, "甲的处罚")])
    path = next(p for p in files if p.startswith("powers/") and "list" not in p)
    edited = (empty_workspace / path).read_text(encoding="utf-8") + "俗称: [罚甲]  # 群众的叫法\n"
    (empty_workspace / path).write_text(edited, encoding="utf-8")
    result, _files = import_rows([row(1, "甲的处罚")])
    assert (empty_workspace / path).read_text(encoding="utf-8") == edited
    assert result.sources[0].kept == [path]
    assert ("kept-existing", "B2") in problems_of(result)


def test_an_item_that_was_moved_to_another_organ_does_not_come_back(
    import_rows: Import, empty_workspace: Path
) -> None:
    _result, files = import_rows([row(1, "甲的处罚")])
    path = next(p for p in files if p.startswith("powers/") and "list" not in p)
    target = empty_workspace / "powers" / "zfj" / Path(path).name
    target.parent.mkdir()
    (empty_workspace / path).rename(target)
    result, _files = import_rows([row(1, "甲的处罚")])
    assert result.sources[0].written == []
    assert not (empty_workspace / path).exists()


def test_children(import_rows: Import) -> None:
    """子项 under a merged name, under a repeated name, and a single one."""
    result, files = import_rows(
        [
            row(1, "甲", "1.甲一"),
            row("", "", "2.甲二", 行使主体=ORGAN),
            row(2, "乙", "乙一"),
            row("", "乙", "乙二"),
            row(3, "丙", "丙一"),
            row(4, "丁", "无"),
        ],
        merges=["A2:A3", "B2:B3"],
    )
    items = items_of(files)
    by_id = {path.rpartition("/")[2][:-5]: item for path, item in files.items()}
    parents = [item for item in items if "主项" not in item]
    assert [item["名称"] for item in parents] == ["甲", "乙", "丙", "丁"]
    assert [(by_id[i["主项"]]["名称"], i["名称"]) for i in items if "主项" in i] == [
        ("甲", "甲一"),
        ("甲", "甲二"),
        ("乙", "乙一"),
        ("乙", "乙二"),
        ("丙", "丙一"),
    ]
    assert (result.items, result.mains) == (6, 4)
    assert set(parents[0]) == {"名称", "类型", "序号"}


def test_a_main_row_above_its_children_keeps_its_own_fields(import_rows: Import) -> None:
    result, files = import_rows([row(1, "甲"), row("", "", "甲一"), row("", "", "甲二")])
    main, *children = items_of(files)
    assert main["依据"]
    assert all("主项" in child for child in children)
    assert (result.items, result.mains) == (2, 1)


def test_children_of_several_types_are_told(import_rows: Import) -> None:
    result, _files = import_rows([row(1, "甲", "一"), row("", "", "二", 权力类型="行政检查")])
    assert "mixed-children" in dict(problems_of(result))


def test_items_that_span_rows(import_rows: Import) -> None:
    """An item over two merged rows, and one whose second row brings another 依据."""
    blank = [""] * len(HEADINGS)
    more = list(blank)
    more[HEADINGS.index("实施依据")] = "《乙法》第二条：还有。"
    result, files = import_rows(
        [row(1, "甲的处罚"), blank, row(2, "乙的处罚"), more],
        merges=["A2:A3", "B2:B3", "E2:E3"],
    )
    first, second = items_of(files)
    assert len(first["依据"]) == 1
    assert [basis["引用"] for basis in second["依据"]] == [
        "《中华人民共和国水法》第六十五条",
        "《乙法》第二条",
    ]
    assert "continued-row" in dict(problems_of(result))
    assert result.sources[0].sheets[0].rows == 3


def test_repeated_names_have_ids_of_their_own(import_rows: Import) -> None:
    result, files = import_rows([row(1, "甲的处罚"), row(2, "甲的处罚", 部门职责="另一条。")])
    assert len(items_of(files)) == 2
    assert "duplicate-row" not in dict(problems_of(result))


def test_a_row_that_repeats_another_word_for_word_is_told(import_rows: Import) -> None:
    result, files = import_rows([row(1, "甲的处罚"), row(2, "甲的处罚")])
    assert len(items_of(files)) == 2
    assert ("duplicate-row", "B3") in problems_of(result)


def test_ids_do_not_depend_on_what_else_is_imported(
    workbook: Callable[..., bytes], tmp_path: Path
) -> None:
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    one.write_bytes(workbook({"表": [HEADINGS, row(1, "甲的处罚"), row(2, "乙的处罚")]}))
    two.write_bytes(workbook({"表": [HEADINGS, row(1, "丙的处罚"), row(2, "甲的处罚", 备注="x")]}))

    def run(name: str, *calls: list[Path]) -> Path:
        root = tmp_path / name
        root.mkdir()
        (root / "qingdan.yaml").write_text("格式: 1\n名称: x\n", encoding="utf-8")
        for paths in calls:
            import_workbooks(root, paths, organ=None, dry_run=False)
        return root

    together, apart = run("together", [one, two]), run("apart", [one], [two])
    names = [sorted(p.name for p in root.rglob("powers/*/*.yaml")) for root in (together, apart)]
    assert names[0] == names[1]


def test_the_same_file_given_twice_is_imported_once(
    workbook: Callable[..., bytes], tmp_path: Path, empty_workspace: Path
) -> None:
    one, copy = tmp_path / "one.xlsx", tmp_path / "copy.xlsx"
    one.write_bytes(workbook({"表": [HEADINGS, row(1, "甲的处罚")]}))
    copy.write_bytes(one.read_bytes())
    result = import_workbooks(empty_workspace, [one, copy, one], organ=None, dry_run=False)
    assert [source.items for source in result.sources] == [1, 0, 0]
    assert [kind for kind, _cell in problems_of(result)].count("same-file") == 2


def test_organs_are_matched_and_units_added_and_comments_stay(
    import_rows: Import, empty_workspace: Path
) -> None:
    (empty_workspace / "organs.yaml").write_text(
        "# 机构名录，编办维护\n机构:\n  sw:\n    名称: 某某市水务局   # 2024年更名\n"
        "    内设机构: [水政科]\n",
        encoding="utf-8",
    )
    import_rows([row(1, "甲的处罚")])
    text = (empty_workspace / "organs.yaml").read_text(encoding="utf-8")
    assert text.startswith("# 机构名录，编办维护\n")
    assert "# 2024年更名" in text
    assert load_inventory(worktree(empty_workspace)).organs["sw"].offices[1].name == "水资源科"


def test_an_empty_register_with_a_comment(import_rows: Import, empty_workspace: Path) -> None:
    (empty_workspace / "organs.yaml").write_text("# 名录\n机构: {}\n", encoding="utf-8")
    import_rows([row(1, "甲的处罚")])
    text = (empty_workspace / "organs.yaml").read_text(encoding="utf-8")
    assert text.startswith("# 名录\n")
    assert [o.name for o in load_inventory(worktree(empty_workspace)).organs.values()] == [ORGAN]


def test_one_organ_for_all(import_rows: Import, empty_workspace: Path) -> None:
    (empty_workspace / "organs.yaml").write_text(
        "机构:\n  slj: {名称: 某某市水利局}\n", encoding="utf-8"
    )
    result, files = import_rows([row(1, "甲的处罚")], organ="slj")
    assert result.sources[0].organs == {"slj": 1}
    (item,) = items_of(files)
    assert ORGAN in item["内部说明"]
    assert "other-organ" in dict(problems_of(result))


def test_an_unknown_organ_is_refused(import_rows: Import) -> None:
    with pytest.raises(QingdanError, match="没有“slj”"):
        import_rows([row(1, "甲的处罚")], organ="slj")


def test_a_broken_register_is_refused(import_rows: Import, empty_workspace: Path) -> None:
    (empty_workspace / "organs.yaml").write_text("机构: [\n", encoding="utf-8")
    with pytest.raises(QingdanError, match="机构名录读不了"):
        import_rows([row(1, "甲的处罚")])


def test_how_an_organ_is_written_is_told(import_rows: Import) -> None:
    result, files = import_rows(
        [
            row(1, "甲的处罚", 行使主体="某某市水务局（某某市节水办公室）"),
            row(2, "乙的处罚"),
            row(3, "丙的处罚", 行使主体="县市区水务局"),
            row(4, "丁的处罚", 行使主体="市水务局"),
        ],
        above=[["某某市水务局2024年权责清单"]],
    )
    kinds = dict(problems_of(result))
    assert {"organ-bracket", "placeholder-organ", "organ-title", "organ-new"} <= set(kinds)
    organs = result.sources[0].organs
    assert sorted(organs.values()) == [1, 3]
    first = items_of(files)[0]
    assert "节水办公室" in first["内部说明"]
    again, _files = import_rows(
        [row(1, "甲的处罚", 行使主体="某某市水务局（某某市节水办公室）")],
        above=[["某某市水务局2024年权责清单"]],
    )
    assert again.sources[0].kept == []


def test_organs_that_act_together(import_rows: Import) -> None:
    _result, files = import_rows([row(1, "甲的处罚", 行使主体="某某市水务局、某某市财政局")])
    (item,) = items_of(files)
    (other,) = item["共同实施"]
    assert files["organs.yaml"]["机构"][other]["名称"] == "某某市财政局"


def test_a_list_without_organs_belongs_to_the_one_in_the_title(import_rows: Import) -> None:
    result, _files = import_rows(
        [row(1, "甲的处罚", 行使主体="")], above=[["某某市水务局2024年权责清单"]]
    )
    assert "organ-from-title" in dict(problems_of(result))
    assert result.items == 1


def test_a_list_that_names_no_organ_is_told(import_rows: Import) -> None:
    result, files = import_rows([row(1, "甲的处罚", 行使主体="")])
    assert ("no-organ", "B2") in problems_of(result)
    assert items_of(files) == []


def test_header_of_the_list(import_rows: Import) -> None:
    _result, files = import_rows(
        [row(1, "甲的处罚"), ["备注：含委托事项。"]],
        above=[["某某市水务局2024年权责清单"]],
        sheet="行政处罚（1项）",
    )
    path = next(p for p in files if p.endswith("list.yaml"))
    assert files[path] == {
        "标题": "某某市水务局2024年权责清单",
        "年度": 2024,
        "声明数量": {"主项": 1, "类型": {"行政处罚": 1}},
        "说明": "含委托事项。",
        "默认": {"状态": "有效"},
    }


def test_an_existing_header_without_a_default_leaves_the_status_to_the_item(
    import_rows: Import, empty_workspace: Path
) -> None:
    (empty_workspace / "organs.yaml").write_text(
        "机构:\n  sw: {名称: 某某市水务局}\n", encoding="utf-8"
    )
    header = empty_workspace / "powers" / "sw" / "list.yaml"
    header.parent.mkdir(parents=True)
    header.write_text("标题: 旧的\n", encoding="utf-8")
    _result, files = import_rows([row(1, "甲的处罚")])
    assert header.read_text(encoding="utf-8") == "标题: 旧的\n"
    assert items_of(files)[0]["状态"] == "有效"


@pytest.mark.parametrize(
    ("rows", "sheet", "kind"),
    [
        ([row(1, "甲的处罚")], "行政处罚（2项）", "total-differs"),
        ([row(1, "甲的处罚"), ["合计", "2"]], "表", "total-differs"),
        ([["一、行政处罚（2项）"], row(1, "甲的处罚")], "表", "type-total-differs"),
        ([row(1, "甲的处罚", 权力类型="行政检查")], "行政处罚（1项）", "type-differs"),
        ([row(1, "甲的处罚"), row(3, "乙的处罚")], "表", "ordinals-missing"),
        ([row(1, "甲的处罚"), row(2, "乙的处罚"), row(2, "丙的处罚")], "表", "ordinals-repeated"),
    ],
)
def test_totals_are_compared(
    import_rows: Import, rows: list[list[Any]], sheet: str, kind: str
) -> None:
    result, _files = import_rows(rows, sheet=sheet)
    assert kind in dict(problems_of(result))


def test_totals_that_agree_are_not_mentioned(import_rows: Import) -> None:
    """A declared number may count 主项 or the smallest unit."""
    rows = [row(1, "甲", "一"), row("", "", "二"), ["合计", "1"]]
    result, _files = import_rows(rows, sheet="行政处罚（2项）")
    assert not {"total-differs", "type-total-differs"} & set(dict(problems_of(result)))
    assert result.sources[0].declared == 2


def test_the_type_may_stand_in_the_sheet_or_a_section(import_rows: Import) -> None:
    headings = [h for h in HEADINGS if h != "权力类型"]
    index = HEADINGS.index("权力类型")

    def without(cells: list[Any]) -> list[Any]:
        return cells[:index] + cells[index + 1 :]

    _result, files = import_rows(
        [without(row(1, "甲")), ["二、行政检查（1项）"], without(row(2, "乙"))],
        headings=headings,
        sheet="行政许可",
    )
    assert [item["类型"] for item in items_of(files)] == ["行政许可", "行政检查"]


def test_a_row_without_any_type_is_told(import_rows: Import) -> None:
    result, files = import_rows([row(1, "甲", 权力类型="")])
    assert "no-type" in dict(problems_of(result))
    assert items_of(files) == []


@pytest.mark.parametrize(
    ("rows", "kind", "cell"),
    [
        ([row(1, "甲的处罚"), ["", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "离群"]],
         "row-not-understood", "P3"),
        ([row(1, "甲的处罚"), [5, "", "", "行政处罚", "《甲法》"]], "no-name", "A3:E3"),
        ([row(1, "甲的处罚", 实施层级及权限="", 权限="上报")], "level-unread", "I2"),
        ([row(1, "甲的处罚", 实施依据="第七条：罚款。")], "basis-no-title", "E2"),
        ([row(1, "甲的处罚", 备注="2015年废止")], "note-says-ended", "O2"),
        ([row(1, "甲的处罚", 权力类型="处理", 部门职责="行政处罚")], "unknown-type", "D2"),
        ([row(1, "甲的处罚", 承办机构="具体承办的业务科室")], "placeholder-unit", "G2"),
        ([row(1, "甲的处罚", 承办机构="市检疫局")], "unit-kind", "G2"),
        ([row(1, "甲的处罚", 追责情形="开头：\n1.甲；\n3.乙。")], "numbers-jump", "N2"),
        ([row(1, "甲的处罚", 责任事项内容="指导监督责任：\n1.甲。\n指导监督责任：\n2.乙。")],
         "repeated-head", "K2"),
        ([row(1, "甲的处罚"), row(2, "乙的处罚", 追责情形="应承担责任：\n1.甲的")],
         "torn-lead", "N3"),
    ],
)  # fmt: skip
def test_what_was_not_understood_is_told_with_its_cell(
    import_rows: Import, rows: list[list[Any]], kind: str, cell: str
) -> None:
    result, _files = import_rows(rows)
    assert (kind, cell) in problems_of(result)


def test_columns_that_are_left_out_are_told(import_rows: Import) -> None:
    headings = [*HEADINGS, "网办深度", "录入人", "实施主体", ""]
    result, files = import_rows(
        [
            [*row(1, "甲的处罚"), "四级", "张三", "某局", "x"],
            [*row(2, "乙的处罚"), "四级", "张三", "某局", ""],
        ],
        headings=headings,
    )
    assert {
        ("unknown-column", "P2:P3"),
        ("personal-column", "Q2:Q3"),
        ("doubled-column", "R2:R3"),
        ("headless-column", "S2"),
    } <= set(problems_of(result))
    assert "张三" not in str(files)


def test_a_declared_extra_field_takes_a_column(import_rows: Import, empty_workspace: Path) -> None:
    (empty_workspace / "qingdan.yaml").write_text(
        "格式: 1\n名称: x\n扩展字段: {powers: [{名称: 收费标准}]}\n", encoding="utf-8"
    )
    result, files = import_rows([[*row(1, "甲"), "每年10元"]], headings=[*HEADINGS, "收费标准"])
    assert items_of(files)[0]["收费标准"] == "每年10元"
    assert "unknown-column" not in dict(problems_of(result))


def test_columns_of_other_provinces(import_rows: Import) -> None:
    """Codes stay text, limits carry their unit, stages and conditions become lists."""
    headings = [
        "序号", "职权编码", "项目", "职权类型", "实施依据", "承办机构", "责任主体",
        "法定期限（工作日）", "承诺期限", "申请条件", "责任事项", "监督电话", "状态",
    ]  # fmt: skip
    _result, files = import_rows(
        [
            [1, "012300XK00100", "取水许可", "许可", "《水法》第七条", "水政科", ORGAN, 20, "5日",
             "1.甲；\n2.乙。", "1.受理责任：公示。\n2.审查责任：核对。", "0990-1234567", "已取消"],
            [2, "012300XK00200", "打井许可", "许可", "《水法》第八条", "水政科", ORGAN, 20, 5,
             "无", "认真办理。", "12345", "有效"],
        ],
        headings=headings,
    )  # fmt: skip
    first, second = items_of(files)
    assert first["编码"] == {"地方编码": "012300XK00100"}
    assert first["时限"] == {"法定": "20个工作日", "承诺": "5日"}
    assert first["条件"] == ["甲", "乙"]
    assert first["责任事项"]["环节"] == [
        {"环节": "受理", "责任": "公示。"},
        {"环节": "审查", "责任": "核对。"},
    ]
    assert first["监督方式"] == [{"方式": "电话", "内容": "0990-1234567"}]
    assert first["状态"] == "废止"
    assert second["时限"] == {"法定": "20个工作日", "说明": "承诺时限：5"}
    assert "条件" not in second
    assert second["责任事项"] == {"责任": ["认真办理。"]}


def test_a_repeated_heading_and_a_section_are_no_items(import_rows: Import) -> None:
    result, files = import_rows([row(1, "甲"), HEADINGS, row(2, "乙"), ["合计", 2]])
    assert [item["名称"] for item in items_of(files)] == ["甲", "乙"]
    assert result.sources[0].sheets[0].cells["合计"] == 2
    assert result.sources[0].sheets[0].cells["表头"] == 2 * len(HEADINGS)


def test_blank_cells_of_organ_and_type_are_filled_down(import_rows: Import) -> None:
    result, files = import_rows([row(1, "甲"), row(2, "乙", 权力类型="", 行使主体="")])
    assert [item["类型"] for item in items_of(files)] == ["行政处罚", "行政处罚"]
    assert [kind for kind, _cell in problems_of(result)].count("filled-down") == 2


def test_every_cell_ends_somewhere(import_rows: Import) -> None:
    rows = [
        row(1, "甲", "一"),
        row("", "", "二"),
        [""] * 14 + ["落单"],
        ["说明：一二三"],
        ["合计", 2],
    ]
    result, _files = import_rows(rows, above=[["标题"], []], headings=[*HEADINGS, "不认识"])
    (sheet,) = result.sources[0].sheets
    filled = sum(1 for r in [["标题"], [*HEADINGS, "不认识"], *rows] for cell in r if cell != "")
    assert sum(sheet.cells.values()) == filled


def test_dry_run_writes_nothing_and_says_the_same(
    import_rows: Import, empty_workspace: Path
) -> None:
    before = tree(empty_workspace)
    tried, _files = import_rows([row(1, "甲的处罚")], dry_run=True)
    assert tree(empty_workspace) == before
    done, files = import_rows([row(1, "甲的处罚")])
    assert tried.sources[0].written == done.sources[0].written
    assert set(done.sources[0].written) == set(files) - {"qingdan.yaml"}


def test_one_bad_source_stops_all(
    workbook: Callable[..., bytes], tmp_path: Path, empty_workspace: Path
) -> None:
    good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    good.write_bytes(workbook({"表": [HEADINGS, row(1, "甲的处罚")]}))
    bad.write_bytes(b"%PDF-1.4")
    before = tree(empty_workspace)
    result = import_workbooks(empty_workspace, [good, bad], organ=None, dry_run=False)
    assert result.failed
    assert [source.failed for source in result.sources] == [False, True]
    assert [source.written for source in result.sources] == [[], []]
    assert tree(empty_workspace) == before


@pytest.mark.parametrize(
    ("sheets", "kind", "readable"),
    [
        ({"表": [["姓名", "电话"], ["甲", "1"]]}, "no-table", False),
        ({"表": [[]]}, "no-table", False),
        ({"表": [HEADINGS]}, "no-items", True),
        ({"表": [HEADINGS, row(1, "甲")], "附": [["随便写的"]]}, "no-header", True),
    ],
)
def test_sheets_without_a_list(
    workbook: Callable[..., bytes], sheets: dict[str, Any], kind: str, readable: bool
) -> None:
    source = read_source("x.xlsx", workbook(sheets))
    assert source.readable is readable
    assert kind in {problem.kind for problem in source.notes.problems}


def test_hidden_sheets_and_rows_are_told(workbook: Callable[..., bytes]) -> None:
    def change(book: Any) -> None:
        book["旧"].sheet_state = "hidden"
        book["表"].row_dimensions[2].hidden = True

    data = workbook({"表": [HEADINGS, row(1, "甲")], "旧": [HEADINGS, row(1, "乙")]}, change=change)
    source = read_source("x.xlsx", data)
    assert {"hidden-sheet", "hidden-rows"} <= {problem.kind for problem in source.notes.problems}
    assert [draft.main for sheet in source.sheets for draft in sheet.drafts] == ["甲"]


def test_formulas_and_dates_in_cells(workbook: Callable[..., bytes]) -> None:
    import datetime

    day = datetime.date(2024, 5, 1)
    data = workbook({"表": [HEADINGS, row(1, "甲", 部门职责="=A1", 备注=day)]})
    source = read_source("x.xlsx", data)
    assert ("damaged-cell", "J2") in {(p.kind, p.cell) for p in source.notes.problems}
    (draft,) = source.sheets[0].drafts
    assert draft.fields["备注"] == "2024-05-01"
    assert "职责" not in draft.fields


def test_values_that_break_the_format_are_told_not_written(import_rows: Import) -> None:
    result, files = import_rows([row(1, "长" * 2001), row(2, "乙的处罚")])
    assert "not-valid" in dict(problems_of(result))
    assert [item["名称"] for item in items_of(files)] == ["乙的处罚"]


RENUMBERED = "序号按先后重新编排"


@pytest.mark.parametrize(
    ("rows", "numbers", "renumbered"),
    [
        ([row(1, "甲"), row(2, "乙")], [1, 2], 0),
        # A gap does not disturb the order: the numbers of the source stay.
        ([row(1, "甲"), row(2, "乙"), row(4, "丙")], [1, 2, 4], 0),
        ([row(7, "甲"), row(9, "乙")], [7, 9], 0),
        # 子项 stand behind their 主项 where there is room for them.
        ([row(1, "甲", "一"), row("", "", "二"), row(5, "乙")], [1, 2, 3, 5], 0),
        ([row(1, "甲", "一"), row("", "", "二"), row(2, "乙")], [1, 2, 3, 4], 1),
        ([row(1, "甲", "一"), row(1, "甲", "二"), row(2, "乙")], [1, 2, 3, 4], 1),
        # Numbers that begin anew, stand twice, are blank or no numbers.
        ([row(1, "甲"), row(2, "乙"), row(1, "丙"), row(4, "丁")], [1, 2, 3, 4], 1),
        ([row(1, "甲"), row(1, "乙")], [1, 2], 1),
        ([row(3, "甲"), row("", "乙"), row(5, "丙")], [1, 2, 3], 2),
        ([row("一", "甲"), row("二", "乙")], [1, 2], 2),
        ([row("", "甲"), row("", "乙")], [1, 2], 0),
    ],
)
def test_ordinals(
    import_rows: Import, rows: list[list[Any]], numbers: list[int], renumbered: int
) -> None:
    result, files = import_rows(rows)
    items = items_of(files)
    assert [item["序号"] for item in items] == numbers
    names = [item["名称"] for item in items]
    assert names == sorted(names, key="甲一二乙丙丁".index)
    told = {k: n for k, n in result.sources[0].changes.items() if k.startswith(RENUMBERED)}
    assert list(told.values()) == ([renumbered] if renumbered else [])
    again, _files = import_rows(rows)
    assert (again.sources[0].written, again.sources[0].kept) == ([], [])


def test_ordinals_that_begin_anew_on_each_sheet(
    workbook: Callable[..., bytes], tmp_path: Path, empty_workspace: Path
) -> None:
    path = tmp_path / "two.xlsx"
    sheets = {
        "行政处罚": [HEADINGS, row(1, "甲"), row(2, "乙")],
        "行政检查": [HEADINGS, row(1, "丙", 权力类型="行政检查"), row(3, "丁", 权力类型="检查")],
    }
    path.write_bytes(workbook(sheets))
    result = import_workbooks(empty_workspace, [path], organ=None, dry_run=False)
    entries = load_inventory(worktree(empty_workspace)).entries
    assert [(e.written["名称"], e.written["序号"]) for e in entries] == [
        ("甲", 1), ("乙", 2), ("丙", 3), ("丁", 4),
    ]  # fmt: skip
    (source,) = result.sources
    assert [n for what, n in source.changes.items() if what.startswith(RENUMBERED)] == [2]
    # 「缺2」 is said of the workbook, not of the items.
    (missing,) = [p.message for p in source.problems if p.kind == "ordinals-missing"]
    assert missing == "原表的序号缺：2。"


def existing_list(root: Path, header: str) -> None:
    """Put an organ with a header of its list into a workspace."""
    (root / "organs.yaml").write_text(f"机构:\n  sw: {{名称: {ORGAN}}}\n", encoding="utf-8")
    path = root / "powers" / "sw" / "list.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(header, encoding="utf-8")


def test_what_an_existing_header_brings_along_is_told(
    import_rows: Import, empty_workspace: Path
) -> None:
    existing_list(
        empty_workspace,
        "标题: 旧标题\n年度: 2023\n默认: {状态: 草案, 权力来源: 法定本级行使}\n",
    )
    rows = [row(1, "甲的处罚"), row(2, "乙", "乙的处罚")]
    result, files = import_rows(rows, above=[[f"{ORGAN}2024年权责清单"]])
    told = {p.kind: p.message for p in result.sources[0].problems if p.kind.startswith("header")}
    assert told["header-status"] == (
        "机构 sw 已有表头 powers/sw/list.yaml，默认状态是“草案”，新导入的2项会按草案处理、"
        "不上网站；改表头，或在事项里写状态。"
    )
    assert "权力来源也会套用到新导入的2项" in told["header-defaults"]
    assert "年度是2023，表格是2024年的" in told["header-year"]
    assert f"“旧标题”，表格的标题是“{ORGAN}2024年权责清单”" in told["header-title"]
    assert all("状态" not in item for item in items_of(files))
    again, _files = import_rows(rows, above=[[f"{ORGAN}2024年权责清单"]])
    assert not [p for p in again.sources[0].problems if p.kind.startswith("header")]


def test_a_header_that_agrees_is_not_mentioned(import_rows: Import, empty_workspace: Path) -> None:
    title = f"{ORGAN}2024年权责清单"
    existing_list(empty_workspace, f"标题: {title}\n年度: 2024\n默认: {{状态: 有效}}\n")
    result, _files = import_rows([row(1, "甲的处罚")], above=[[title]])
    assert not [p for p in result.sources[0].problems if p.kind.startswith("header")]


def test_a_status_that_the_list_states_is_not_made_a_draft(
    import_rows: Import, empty_workspace: Path
) -> None:
    existing_list(empty_workspace, "默认: {状态: 暂停}\n")
    result, files = import_rows(
        [[*row(1, "甲的处罚"), "在用"], [*row(2, "乙的处罚"), ""]], headings=[*HEADINGS, "状态"]
    )
    assert [item.get("状态") for item in items_of(files)] == ["有效", None]
    (told,) = [p.message for p in result.sources[0].problems if p.kind == "header-status"]
    assert "新导入的1项会按“暂停”处理" in told


USCC = "11000000000000000U"
BASIC = "000115001000"


@pytest.mark.parametrize(
    ("columns", "codes", "kinds"),
    [
        ({"地方编码": "0012-A"}, {"地方编码": "0012-A"}, []),
        ({"权力编码": "00120"}, {"地方编码": "00120"}, []),
        ({"项目编码": "00120"}, {"地方编码": "00120"}, []),
        ({"职权编码": "00120"}, {"地方编码": "00120"}, []),
        ({"事项编码": "00120"}, {"地方编码": "00120"}, []),
        ({"基本编码": BASIC}, {"基本编码": BASIC}, []),
        ({"实施编码": f"{USCC}4{BASIC}"}, {"实施编码": f"{USCC}4{BASIC}"}, []),
        ({"地方编码": "甲1", "基本编码": BASIC}, {"地方编码": "甲1", "基本编码": BASIC}, []),
        ({"基本编码": "0012"}, {"地方编码": "0012"}, ["code-not-valid"]),
        ({"实施编码": "1" * 31}, {"地方编码": "1" * 31}, ["code-not-valid"]),
        ({"地方编码": "甲1", "基本编码": "0012"}, {"地方编码": "甲1"}, ["code-not-valid"]),
        ({"地方编码": "6502XK\nAB001"}, {"地方编码": "6502XKAB001"}, ["code-lines"]),
    ],
)
def test_codes(
    import_rows: Import, columns: dict[str, str], codes: dict[str, str], kinds: list[str]
) -> None:
    result, files = import_rows(
        [[*row(1, "甲的处罚"), *columns.values()]], headings=[*HEADINGS, *columns]
    )
    (item,) = items_of(files)
    Power.model_validate(item)
    assert item["编码"] == codes
    assert [kind for kind, _cell in problems_of(result) if kind.startswith("code")] == kinds
    for column, written in columns.items():
        code = "".join(written.split())
        assert code in codes.values() or f"来源表格“{column}”：{code}" in item["内部说明"]


def test_a_code_is_part_of_the_identity(import_rows: Import) -> None:
    _result, files = import_rows(
        [[*row(1, "甲的处罚"), "0012"], [*row(2, "甲的处罚"), "0013"]],
        headings=[*HEADINGS, "地方编码"],
    )
    names = {path for path in files if path.startswith("powers/")}
    assert len(names) == 3  # two items and the header
    result, _files = import_rows(
        [[*row(2, "甲的处罚"), "0013"]], headings=[*HEADINGS, "地方编码"], dry_run=True
    )
    assert (result.sources[0].unchanged, result.sources[0].written) == (1, [])


@pytest.mark.parametrize(
    ("written", "sheet", "said", "items"),
    [
        ("行政检察", "表", "不认识权力类型“行政检察”，没有导入：甲的事。是不是“行政检查”？", 0),
        ("行政奖罚", "表",
         "不认识权力类型“行政奖罚”，没有导入：甲的事。是不是“行政处罚”、“行政奖励”？", 0),
        ("处理", "表", "不认识权力类型“处理”，没有导入：甲的事。", 0),
        ("收费", "行政征收",
         "不认识权力类型“收费”，按分类行或表名当作“行政征收”导入：甲的事。", 1),
    ],
)  # fmt: skip
def test_a_misspelt_type_is_told_once(
    import_rows: Import, written: str, sheet: str, said: str, items: int
) -> None:
    result, files = import_rows([row(1, "甲的事", 权力类型=written)], sheet=sheet)
    told = [p for p in result.sources[0].problems if p.kind in ("unknown-type", "no-type")]
    assert [(p.message, p.cell) for p in told] == [(said, "D2")]
    assert len(items_of(files)) == items


def test_a_row_without_a_name_is_told_so(import_rows: Import) -> None:
    result, _files = import_rows([row(1, "甲"), [5, "", "", "行政处罚", "《甲法》"]])
    (told,) = [p for p in result.sources[0].problems if p.kind == "no-name"]
    assert told.message == "这一行没有事项名称，没有导入：5 | 行政处罚 | 《甲法》"


@pytest.mark.parametrize(
    ("types", "subject"),
    [
        (["行政检查", "行政检查"], "检查"),
        (["行政处罚", "行政检查"], "通用"),
        (["其他", "其他行政权力"], "其他行政权力"),
    ],
)
def test_shared_texts_are_named_by_the_types_that_use_them(
    import_rows: Import, types: list[str], subject: str
) -> None:
    rows = [
        row(n, name, 权力类型=kind) for n, name, kind in zip((1, 2), "甲乙", types, strict=True)
    ]
    _result, files = import_rows(rows)
    (name, *_others) = files["texts/责任事项.yaml"]
    assert name.startswith(f"{subject}-直接-")
    _result, turned = import_rows(list(reversed(rows)), dry_run=True)
    assert turned["texts/责任事项.yaml"] == files["texts/责任事项.yaml"]
