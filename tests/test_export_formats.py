"""``qingdan export`` as CSV, JSON, Word, PDF and linked data, and what is told where it cannot."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.cells.codec import Codec
from qingdan.cells.columns import list_columns
from qingdan.cells.escaping import csv_unescaped
from qingdan.cells.names import OrganNames
from qingdan.cells.rows import from_cells
from qingdan.model.vocabulary import ListKind
from qingdan.store.layout import locate
from qingdan.store.reader import read_mapping

from .publish_cases import CANARY, CANARY_ID, SECRET_FILES

Cli = Callable[..., tuple[int, str, str]]
Make = Callable[..., Path]

NASTY = """名称: "=cmd|' /C calc'!A1"
类型: 行政处罚
序号: 7
依据:
  - 引用: 《某条例》第三条
    原文: |-
      第一款
      第二款，含“引号”，"quotes"
俗称: ["+1", "-1", "@a", "'b", "＝c", "0123456789012345678", "👩‍⚖️", "𠮷野"]
"""


def files_of(root: Path) -> dict[str, object]:
    found = {}
    for file in root.glob("*/**/*.yaml"):
        located = locate(file.relative_to(root).as_posix())
        if located is not None:
            found[located.id] = read_mapping(file.read_bytes()).value
    return found


def test_csv_is_for_spreadsheets_and_gives_the_items_back(
    run_cli: Cli, make_workspace: Make
) -> None:
    root = make_workspace({"powers/zrzy/cf-00000001.yaml": NASTY})
    target = root.parent / "out.csv"
    code, _out, err = run_cli("export", "-w", root, "--format", "csv", "-o", target)
    data = target.read_bytes()

    assert code == 0
    assert "不要对外提供" in err
    assert data.startswith("\ufeff事项编号,机构,名称,".encode())
    assert data.endswith(b"\r\n")
    heads, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert not [one for one in row if one.startswith(("=", "+", "-", "@", "＝"))]
    assert row[2] == "'=cmd|' /C calc'!A1"
    cells = dict(zip(heads, map(csv_unescaped, row), strict=True))
    organs = (read_mapping((root / "organs.yaml").read_bytes()).value or {})["机构"]
    mapping, faults = from_cells(list_columns(ListKind.POWERS), cells, Codec(OrganNames(organs)))
    assert faults == []
    assert mapping == read_mapping(NASTY.encode()).value


def test_a_data_dictionary_lies_beside_a_csv(run_cli: Cli, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "表"
    code, _out, err = run_cli("export", "-w", sample, "--format", "csv", "-o", folder)
    assert code == 0
    names = {file.name for file in folder.iterdir()}
    assert [name for name in names if str(folder / name) not in err] == []
    assert names == {f"{kind}{end}" for kind in ListKind for end in (".csv", ".字段说明.csv")}
    text = (folder / "powers.字段说明.csv").read_text(encoding="utf-8-sig")
    told = {row[0]: row for row in csv.reader(io.StringIO(text, newline=""))}

    assert "单引号" in told["（公式）"][4]
    assert told["类型"][2] == "是"
    assert "行政许可、行政处罚" in told["类型"][3]
    heads = next(csv.reader((folder / "powers.csv").open(encoding="utf-8-sig", newline="")))
    assert set(heads) < set(told)


def test_lists_that_a_set_of_columns_does_not_speak_of_are_named(
    run_cli: Cli, sample: Path, tmp_path: Path
) -> None:
    words = ("--columns", "浙江", "--list", "powers", "--list", "boundaries")
    code, _out, err = run_cli("export", "-w", sample, *words, "-o", tmp_path / "a.xlsx")
    assert code == 0
    said = "“浙江”这套列只有职责边界清单的；权力责任清单导出的是全部的列。"
    assert said in err
    _code, _out, err = run_cli(
        "export", "-w", sample, *words[:2], *words[4:], "-o", tmp_path / "b.xlsx"
    )
    assert "全部的列" not in err


def test_what_is_held_back_is_counted_among_what_is_asked_for(
    run_cli: Cli, make_workspace: Make, tmp_path: Path
) -> None:
    power = "名称: {}\n类型: 行政处罚\n状态: {}\n"
    root = make_workspace(
        {
            "powers/zrzy/cf-00000001.yaml": power.format("某处罚", "有效"),
            "powers/zrzy/cf-00000002.yaml": power.format("拟定的处罚", "草案"),
            "powers/zfj/cf-00000003.yaml": power.format("别的处罚", "草案"),
            "duties/zrzy/zz-00000001.yaml": "名称: 某职责\n状态: 有效\n可见性: 内部\n",
        }
    )

    def told(*words: str) -> str:
        target = tmp_path / "a.docx"
        return run_cli("export", "-w", root, "-o", target, "--force", *words)[2].splitlines()[0]

    whole = "不公开、没有导出的事项：可见性为内部 1 项、草案或审核中 2 项。"
    assert told() == whole
    assert told("--organ", "zrzy", "--list", "powers") == whole.replace(
        "可见性为内部 1 项、", ""
    ).replace("2 项", "1 项")
    assert told("--list", "powers") == whole.replace("可见性为内部 1 项、", "")


def test_json_tells_the_items_as_their_files_do(run_cli: Cli, sample: Path) -> None:
    code, out, _err = run_cli("export", "-w", sample, "--format", "json", "-q")
    said = json.loads(out)

    assert code == 0
    assert said["schema"] == "qingdan/items/1"
    assert {one["id"]: one["item"] for one in said["items"]} == files_of(sample)
    assert said["organs"]["zrzy"]["名称"] == "栖云市自然资源和规划局"
    assert said["texts"]["追责对象"]
    zrzy = next(h for h in said["headers"] if (h["list"], h.get("organ")) == ("powers", "zrzy"))
    assert zrzy["header"]["默认"]["状态"] == "有效"


def test_jsonl_has_an_item_a_line_in_the_order_of_the_list(run_cli: Cli, sample: Path) -> None:
    code, out, _err = run_cli(
        "export", "-w", sample, "--format", "jsonl", "--list", "powers", "--organ", "zrzy", "-q"
    )
    items = [json.loads(line) for line in out.splitlines()]

    assert code == 0
    assert {(one["list"], one["organ"]) for one in items} == {("powers", "zrzy")}
    ordinals = [one["item"].get("序号", 1 << 30) for one in items]
    assert ordinals == sorted(ordinals)
    assert len(items) > 5


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "jsonl", "docx", "pdf", "jsonld"])
def test_nothing_internal_is_in_what_is_for_the_public(
    run_cli: Cli, make_workspace: Make, form: str, tmp_path: Path
) -> None:
    if form == "pdf":
        pytest.importorskip("typst")
    root = make_workspace(SECRET_FILES)
    target = tmp_path / f"out.{form}"
    output = tmp_path / "out" if form == "csv" else target
    code, out, _err = run_cli(
        "export", "-w", root, "--format", form, "-o", output, "--audience", "public"
    )
    assert code == 0
    assert out == ""
    written = sorted(output.iterdir()) if output.is_dir() else [output]
    text = "".join(map(words_of, written))
    assert "对未取得建设工程规划许可证进行建设的处罚" in text or form == "pdf"
    for secret in (CANARY, CANARY_ID, "内部说明", "廉政风险点", "豁免", "处罚-直接"):
        assert secret not in text


def test_internal_tables_hold_what_the_public_must_not_see(
    run_cli: Cli, make_workspace: Make, tmp_path: Path
) -> None:
    """Else the test above could not fail."""
    root = make_workspace(SECRET_FILES)
    code, _out, _err = run_cli("export", "-w", root, "-o", tmp_path / "out.xlsx")
    text = words_of(tmp_path / "out.xlsx")

    assert code == 0
    assert CANARY in text
    assert CANARY_ID in text


def words_of(file: Path) -> str:
    """All text of a file, whatever it is packed in."""
    data = file.read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    return data.decode("utf-8", "replace")


def test_word_is_a_list_on_paper(run_cli: Cli, sample: Path, tmp_path: Path) -> None:
    from docx import Document
    from docx.enum.section import WD_ORIENT

    for words, width in ((["--list", "powers"], 420), (["--list", "boundaries"], 297)):
        file = tmp_path / "out.docx"
        code, _out, _err = run_cli(
            "export", "-w", sample, "--format", "docx", "-o", file, "--force", *words
        )
        assert code == 0
        document = Document(str(file))
        section = document.sections[0]
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert round(section.page_width.mm) == width
        (table,) = document.tables
        head = table.rows[0]
        assert head.cells[0].text == "序号"
        assert head._tr.trPr.find(f"{{{head._tr.nsmap['w']}}}tblHeader") is not None


def test_pdf_has_the_list_and_the_same_bytes(run_cli: Cli, sample: Path, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    made = []
    for name in ("a.pdf", "b.pdf"):
        words = ("--format", "pdf", "--organ", "zrzy", "--list", "powers", "--paper", "A4")
        code, _out, _err = run_cli("export", "-w", sample, *words, "-o", tmp_path / name)
        assert code == 0
        made.append((tmp_path / name).read_bytes())

    assert made[0].startswith(b"%PDF-")
    assert made[0] == made[1]
    assert b"CreationDate" not in made[0]


def test_without_typst_it_is_said_how_to_get_it(
    run_cli: Cli, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    code, _out, err = run_cli("export", "-w", sample, "--format", "pdf", "-o", tmp_path / "a.pdf")

    assert code == 2
    assert "pip install 'qingdan[pdf]'" in err
    assert not (tmp_path / "a.pdf").exists()


def test_jsonld_tells_services_and_who_renders_them(run_cli: Cli, sample: Path) -> None:
    code, out, _err = run_cli("export", "-w", sample, "--format", "jsonld", "-q")
    graph = json.loads(out)["@graph"]
    services = [one for one in graph if "cpsv:PublicService" in one["@type"]]
    organs = {one["@id"] for one in graph if "cv:PublicOrganisation" in one["@type"]}

    assert code == 0
    assert len(services) > 50
    assert {one["cv:hasCompetentAuthority"]["@id"] for one in services} == organs
    assert all("GovernmentService" in one["@type"] for one in services)
    assert len({one["@id"] for one in graph}) == len(graph)
    transfer = next(one for one in services if one["name"] == "不动产转移登记")
    assert transfer["cv:processingTime"] == "法定30个工作日，承诺1小时"
    assert transfer["cv:hasLegalResource"][0]["dct:title"] == "《不动产登记暂行条例》第三条"


@pytest.mark.parametrize(
    ("name", "beginning", "readers"),
    [
        ("out.xlsx", b"PK", "internal"),
        ("out.csv", b"\xef\xbb\xbf", "internal"),
        ("out.json", b'{"schema":"qingdan/items/1"', "internal"),
        ("out.JSONL", b'{"', "internal"),
        ("out.docx", b"PK", "public"),
        ("out.pdf", b"%PDF-", "public"),
        ("out.jsonld", b"{", "public"),
    ],
)
def test_without_a_format_the_ending_chooses_it(
    run_cli: Cli, make_workspace: Make, tmp_path: Path, name: str, beginning: bytes, readers: str
) -> None:
    if name.endswith(".pdf"):
        pytest.importorskip("typst")
    root = make_workspace({"powers/zrzy/cf-00000001.yaml": f"{NASTY}状态: 有效\n"})
    code, _out, err = run_cli("export", "-w", root, "-o", tmp_path / name)
    made = (tmp_path / name).read_bytes()

    assert code == 0
    assert made.startswith(beginning)
    assert (b"word/document.xml" in made) == (name == "out.docx")
    assert (b"xl/workbook.xml" in made) == (name == "out.xlsx")
    assert ("不要对外提供" in err) == (readers == "internal")


def test_a_name_of_ones_own_is_taken_with_a_format(
    run_cli: Cli, sample: Path, tmp_path: Path
) -> None:
    words = ("--format", "jsonl", "--list", "boundaries", "-o", tmp_path / "out.txt")
    assert run_cli("export", "-w", sample, *words)[0] == 0
    assert (tmp_path / "out.txt").read_bytes().startswith(b'{"')


WRONG = {
    "a format": (["--format", "xls"], "--format 不能是“xls”", "xlsx、csv"),
    "a list": (["--list", "x"], "--list 不能是“x”", "powers"),
    "an organ": (["--organ", "zrz"], "机构名录里没有这些机构：zrz", "是不是 zrzy"),
    "a name for an id": (["--organ", "栖云市自然资源和规划局"], "没有这些机构", "是不是 zrzy"),
    "a set of columns": (["--columns", "火星"], "没有“火星”这套列", "常用、"),
    "sheets of a csv": (["--format", "csv", "--sheets", "type"], "没有选项 --sheets", "换一种格式"),
    "linked data of another list": (
        ["--format", "jsonld", "--list", "territory"],
        "只含权力责任清单",
        "--format json",
    ),
    "a revision": (["--rev", "nowhere"], "nowhere", ""),
    "several files in one": (["--format", "csv", "-o", "a.csv"], "要写 7 个文件", "文件夹"),
    "several files on the screen": (["--format", "csv"], "要写 7 个文件", "--list"),
    "a folder that is missing": (["-o", "no/where/a.xlsx"], "写不了文件", "文件夹是否存在"),
    "another ending": (
        ["--format", "xlsx", "-o", "a.docx"],
        "--format 是 xlsx，“a.docx”的扩展名却是 .docx",
        "去掉 --format",
    ),
    "an unknown ending": (
        ["-o", "a.txt"],
        "从“a.txt”的扩展名看不出要什么格式",
        ".xlsx、.csv、.json、.jsonl、.docx、.pdf、.jsonld",
    ),
    "a file that is there": (["-o", "there.xlsx"], "已经有这个文件：there.xlsx", "--force"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_with_what_to_do(
    run_cli: Cli, sample: Path, tmp_path: Path, case: str
) -> None:
    words, message, hint = WRONG[case]
    (tmp_path / "there.xlsx").write_text("别人的")
    more = [] if "-o" in words or "--format" in words else ["-o", "new.xlsx"]
    code, out, err = run_cli("export", "-w", sample, *words, *more, cwd=tmp_path)

    assert (code, out) == (2, "")
    assert message in err
    assert hint in err
    assert "Traceback" not in err
    assert [file.name for file in tmp_path.iterdir()] == ["there.xlsx"]
    assert (tmp_path / "there.xlsx").read_text() == "别人的"


def test_a_folder_gets_a_file_named_after_the_workspace(
    run_cli: Cli, sample: Path, tmp_path: Path
) -> None:
    code, _out, err = run_cli("export", "-w", sample, "-o", tmp_path, "--list", "boundaries")

    assert code == 0
    assert [one.name for one in tmp_path.iterdir()] == ["栖云市市级部门三张清单（示例）.xlsx"]
    assert "已写入" in err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_named(run_cli: Cli, sample: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    code, _out, err = run_cli("export", "-w", sample, "-o", tmp_path / "a.xlsx")
    tmp_path.chmod(0o700)

    assert code == 2
    assert "没有权限" in err


def test_lists_for_the_public_are_whole_or_not_at_all(
    run_cli: Cli, make_workspace: Make, tmp_path: Path
) -> None:
    root = make_workspace({"powers/zrzy/cf-00000001.yaml": "名称: 甲\n状态: 有效\n类型: 没有的\n"})
    code, _out, err = run_cli("export", "-w", root, "--format", "docx", "-o", tmp_path / "a.docx")

    assert code == 1
    assert "powers/zrzy/cf-00000001.yaml:3:5: " in err
    assert "有 1 个文件有错误，没有导出" in err


def test_without_public_items_there_is_no_document(
    run_cli: Cli, make_workspace: Make, tmp_path: Path
) -> None:
    root = make_workspace({"powers/zrzy/cf-00000001.yaml": "名称: 甲\n类型: 行政处罚\n"})
    code, _out, err = run_cli("export", "-w", root, "--format", "docx", "-o", tmp_path / "a.docx")

    assert code == 2
    assert "没有可以导出的事项" in err
    assert "没有写明状态 1 项" in err


def test_what_was_left_out_is_said_in_the_language_chosen(
    run_cli: Cli, make_workspace: Make, tmp_path: Path
) -> None:
    import qingdan.cli.export  # noqa: F401 - its help is worded when it is loaded: in Chinese

    item = "名称: 甲\n类型: 行政处罚\n状态: {}\n"
    root = make_workspace(
        {
            "powers/zfj/cf-00000001.yaml": item.format("草案"),
            "powers/zfj/cf-00000002.yaml": item.format("有效"),
        }
    )
    words = ("export", "-w", root, "--audience", "public", "-o", tmp_path / "a.xlsx")
    err = run_cli("--lang", "en", *words)[2]
    assert "draft or under review: 1." in err
