"""The small parts of publishing: escapes, citations, sections, counts, tables."""

from __future__ import annotations

import csv
import datetime
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qingdan.model.boundary import Boundary
from qingdan.model.duty import Duty
from qingdan.model.kinds import ITEM_MODELS
from qingdan.model.power import Power
from qingdan.model.vocabulary import ListKind, Status
from qingdan.publish.data.tables import flatten, to_csv
from qingdan.publish.pages.blockmaker import BlockMaker, address
from qingdan.publish.pages.blocks import Bases, Cards, Links, Pairs, Steps, Table, Text, Words
from qingdan.publish.pages.compact import compact
from qingdan.publish.pages.itemview import section_keys
from qingdan.publish.public.citations import group_by_law, split_citation
from qingdan.publish.public.counts import count
from qingdan.publish.public.links import Link, OrganName
from qingdan.publish.public.projection import PublicItem
from qingdan.publish.public.shapes import field_shapes, reader_help
from qingdan.publish.public.textescape import (
    css_string,
    markdown_path,
    markdown_text,
    script_value,
    spreadsheet_cell,
)

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


def organ(organ_id: str) -> OrganName:
    return OrganName(organ_id, f"测试市{organ_id}", organ_id, known=True)


class TestEscapes:
    @given(TEXT)
    def test_markdown_shows_what_was_written(self, text: str) -> None:
        """Rendered as CommonMark with tables: one paragraph that holds the text and no tag."""
        line = " ".join(text.split())
        renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        tokens = renderer.parse(str(markdown_text(text)))
        shown = "".join(
            child.content if child.type in ("text", "text_special") else f"<{child.type}>"
            for token in tokens
            for child in token.children or []
        )
        assert shown == line
        assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}

    @given(TEXT)
    def test_markdown_never_leaves_its_table_cell(self, text: str) -> None:
        table = f"| a | b |\n| --- | --- |\n| {markdown_text(text)} | x |\n"
        tokens = MarkdownIt("commonmark").enable("table").parse(table)
        assert sum(token.type == "td_open" for token in tokens) == 2

    @given(st.text())
    def test_a_script_value_is_the_value_again_and_holds_no_tag(self, text: str) -> None:
        written = script_value([text])
        assert json.loads(written) == [text]
        assert not {"<", ">", "&", "\u2028", "\u2029"} & set(written)

    @given(st.text(max_size=20))
    def test_a_css_string_holds_nothing_that_could_end_it(self, text: str) -> None:
        assert set(css_string(text)) <= set(
            "\\abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        )

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＠", " =", "\n+", "　-"])
    def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(self, start: str) -> None:
        assert spreadsheet_cell(f"{start}1+1") == f"'{start}1+1"

    @pytest.mark.parametrize("text", ["", "事项", "1-2", "a=b", "（-）"])
    def test_other_cells_stay(self, text: str) -> None:
        assert spreadsheet_cell(text) == text

    @given(st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1))
    def test_csv_reads_back(self, rows: list[list[str]]) -> None:
        data = to_csv(rows)
        assert data.startswith(b"\xef\xbb\xbf")
        read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert read == [[spreadsheet_cell(cell) for cell in row] for row in rows]

    @pytest.mark.parametrize(
        ("html", "markdown"),
        [
            ("index.html", "README.md"),
            ("powers/a.html", "powers/a.md"),
            ("duties.html", "duties/README.md"),
            ("organs/zrzy.html#unit-a", "organs/zrzy.md"),
        ],
    )
    def test_markdown_paths(self, html: str, markdown: str) -> None:
        assert markdown_path(html) == markdown


ADDRESSES = [
    # (text, is it a phone field?, where it leads)
    ("https://a.example/b?c=d", False, "https://a.example/b?c=d"),
    ("http://a.example", False, "http://a.example"),
    ("a@b.example", False, "mailto:a@b.example"),
    ("12345", True, "tel:12345"),
    ("0990-6230000", True, "tel:0990-6230000"),
    ("13800000000", True, "tel:13800000000"),
    ("12345", False, None),
    ("javascript:alert(1)", False, None),
    ("JavaScript:alert(1)", True, None),
    ("data:text/html,x", False, None),
    ("https://a.example 和别处", False, None),
    ('https://a.example/"onclick', False, None),
    ("//a.example", False, None),
]


@pytest.mark.parametrize(("text", "is_phone", "leads"), ADDRESSES)
def test_only_known_kinds_of_address_become_links(
    text: str, is_phone: bool, leads: str | None
) -> None:
    assert address(text, is_phone) == leads


CITATIONS = [
    ("《甲法》第一条", "《甲法》", "第一条"),
    ("《甲法》", "《甲法》", ""),
    ("《关于修改《甲法》的决定》第二条", "《关于修改《甲法》的决定》", "第二条"),
    ("《关于〈甲法〉的批复》（某复〔2020〕1号）", "《关于〈甲法〉的批复》", "（某复〔2020〕1号）"),
    ("市政府批复", "市政府批复", ""),
    ("《没有写完的法第一条", "《没有写完的法第一条", ""),
]


@pytest.mark.parametrize(("citation", "title", "place"), CITATIONS)
def test_citations_are_split(citation: str, title: str, place: str) -> None:
    assert split_citation(citation) == (title, place)


def test_bases_are_grouped_by_law_in_order() -> None:
    bases = group_by_law(
        [
            {"引用": "《乙法》第二条"},
            {"引用": "《甲法》第一条"},
            {"引用": "《乙法》第九条", "作用": "程序"},
        ]
    )
    assert [(law.title, [c.place for c in law.cited]) for law in bases.laws] == [
        ("《乙法》", ["第二条", "第九条"]),
        ("《甲法》", ["第一条"]),
    ]


class TestSections:
    @pytest.mark.parametrize("kind", ListKind)
    def test_every_field_has_its_place(self, kind: ListKind) -> None:
        """A field added to the model shows under 其他信息 until it is given a better place."""
        assert field_shapes(ITEM_MODELS[kind]).keys() - {"名称"} <= section_keys(kind)

    @pytest.mark.parametrize("model", [Power, Duty, Boundary])
    def test_help_is_for_readers(self, model: type) -> None:
        for shape in field_shapes(model).values():
            assert shape.help
            for advice in ("须加引号", " id", "不写则", "表头", "套用"):
                assert advice not in shape.help, shape.key

    def test_advice_to_editors_is_cut(self) -> None:
        assert reader_help("咨询电话或网址；须加引号") == "咨询电话或网址"
        assert reader_help("牵头部门的机构 id，只能有一个") == "牵头部门"


BLOCKS = [
    # (model, key, value, block)
    (Power, "承办机构", ["规划执法科", "各区自然资源和规划分局（含开发区）"], Words),
    (Power, "材料", ["申请表", "身份证明"], Words),
    (Power, "收费", {"收费": False}, Text),
    (Power, "收费", {"收费": True, "标准": "每件 10 元"}, Pairs),
    (Power, "监督方式", [{"方式": "电话", "内容": "12345"}], Pairs),
    (Power, "依据", [{"引用": "《甲法》第一条"}], Bases),
    (Power, "流程", [{"环节": "受理"}, {"环节": "决定"}], Steps),
    (Power, "处罚内容", [{"种类": ["罚款"], "幅度": "一万元以下"}], Table),
    (Power, "共同实施", ["zfj"], Links),
    (Power, "职责", "负责规划实施监督", Text),
    (Boundary, "牵头", ["zfj"], Links),
    (Duty, "任务", [{"名称": "受理"}], Cards),
]


@pytest.mark.parametrize(("model", "key", "value", "block"), BLOCKS)
def test_fields_become_blocks(model: type, key: str, value: object, block: type) -> None:
    made = BlockMaker({}, organ).block(field_shapes(model)[key], value)
    assert type(made) is block


def test_organs_are_named_in_full_beside_a_label_and_short_in_a_table() -> None:
    maker = BlockMaker({}, organ)
    shapes = field_shapes(Boundary)
    assert maker.block(shapes["牵头"], ["zfj"]).links[0].text == "测试市zfj"
    table = maker.block(shapes["分工"], [{"部门": "zfj", "职责": ["查处"]}])
    assert table.columns == ("部门", "职责")
    assert table.rows[0][0].links == (Link("zfj", "organs/zfj.html"),)


def test_yaml_uses_the_short_forms_an_editor_would_write() -> None:
    fields = {
        "依据": [{"引用": "《甲法》"}, {"引用": "《乙法》", "作用": "程序"}],
        "流程": [{"环节": "受理"}, {"环节": "决定", "谁": "局长"}],
        "廉政风险点": [{"环节": "受理"}],
        "时限": {"法定": "90日", "依据": {"引用": "《甲法》"}},
    }
    assert compact(fields) == {
        "依据": ["《甲法》", {"引用": "《乙法》", "作用": "程序"}],
        "流程": ["受理", {"环节": "决定", "谁": "局长"}],
        "廉政风险点": [{"环节": "受理"}],
        "时限": {"法定": "90日", "依据": "《甲法》"},
    }


def power(item_id: str, status: str = "有效", **fields: object) -> PublicItem:
    own = {"名称": item_id, "类型": "行政处罚", **fields}
    return PublicItem(ListKind.POWERS, item_id, "zrzy", item_id, Status(status), own)


COUNTS = [
    # (items, smallest units, mains)
    ([power("a")], 1, 1),
    ([power("a"), power("b", 主项="a"), power("c", 主项="a")], 2, 1),
    ([power("b", 主项="a"), power("c", 主项="a")], 2, 2),
    ([power("a"), power("b", "废止", 主项="a")], 1, 1),
    ([power("a", "草案"), power("b", "暂停")], 1, 1),
    ([], 0, 0),
]


@pytest.mark.parametrize(("items", "units", "mains"), COUNTS)
def test_totals_count_the_smallest_unit(items: list[PublicItem], units: int, mains: int) -> None:
    totals = count(items)
    assert (totals.units, totals.mains) == (units, mains)
    assert sum(totals.by_type.values()) == units


def test_records_become_columns_and_lists_lines() -> None:
    fields = {
        "名称": "某处罚",
        "生效日期": datetime.date(2026, 1, 2),
        "时限": {"法定": "90日", "起算": "立案之日"},
        "共同实施": ["zfj", "unknown"],
        "处罚内容": [
            {"情形": "轻", "种类": ["警告"]},
            {"情形": "重", "种类": ["罚款", "责令关闭"]},
        ],
        "追责": {"情形": {"开头": "有下列情形的：", "内容": ["甲", "乙"]}},
    }
    assert flatten(Power, fields, {"zfj": "测试市城管局"}) == {
        "名称": "某处罚",
        "生效日期": datetime.date(2026, 1, 2),
        "时限.法定": "90日",
        "时限.起算": "立案之日",
        "共同实施": "测试市城管局\nunknown",
        "处罚内容": "情形：轻；种类：警告\n情形：重；种类：罚款、责令关闭",
        "追责.情形": "有下列情形的：\n甲\n乙",
    }
