"""``qingdan law check``: any file, judged for a day, as people and programs read it."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from qingdan.cli import main

Run = Callable[..., tuple[int, str, str]]

TEXT = (
    "根据《中华人民共和国行政处罚法》第二十条第一款和《环境保护法》第六十条，\n"
    "又根据《行政处罚法》（2017年修正）第二十三条。\n"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run ``qingdan law check …`` outside any workspace; bytes come from standard input."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")

    def run(*words: str | Path, stdin: bytes | None = None) -> tuple[int, str, str]:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        arguments = ["law", "check", *map(str, words)]
        with pytest.raises(SystemExit) as left:
            main([*arguments, *([] if "--as-of" in words else ["--as-of", "2026-11-22"])])
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Write a file."""

    def make(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def parsed(out: str) -> dict[str, Any]:
    """Read the report of ``--format json``."""
    found: dict[str, Any] = json.loads(out)
    return found


def docx(body: str, footnotes: str = "") -> bytes:
    """Return a Word document with a body in WordprocessingML."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        head = f'<?xml version="1.0"?><w:document xmlns:w="{_W}"><w:body>'
        archive.writestr("word/document.xml", f"{head}{body}</w:body></w:document>")
        if footnotes:
            archive.writestr(
                "word/footnotes.xml", f'<w:footnotes xmlns:w="{_W}">{footnotes}</w:footnotes>'
            )
    return data.getvalue()


def paragraph(*runs: str) -> str:
    """Return a paragraph, its text in several runs as Word likes to cut it."""
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def test_for_a_person(check: Run, write: Callable[..., Path]) -> None:
    code, out, err = check(write("依据.txt", TEXT))
    assert (code, err) == (1, "")
    lines = out.split("\n")
    assert lines[0].endswith("依据.txt:1:3 现行有效  《中华人民共和国行政处罚法》第二十条第一款")
    place = next(n for n, line in enumerate(lines) if "已废止  《环境保护法》第六十条" in line)
    assert lines[place].split()[0].endswith("依据.txt:1:25")
    caret = lines[place + 2].index("^")
    assert lines[place + 1].startswith("  │ 根据")
    shown = lines[place + 1][: lines[place + 1].index("《环境保护法》")]
    assert caret == sum(2 if ord(one) > 0x2E80 else 1 for one in shown)
    assert "自2026-08-15起废止，依据《中华人民共和国生态环境法典》第一千二百四十二条" in out
    assert "《中华人民共和国生态环境法典》第一千一百零七条（相似 62%）" in out
    assert "引的是2017-09-01第二次修正的文本；现行的是2021-01-22修订" in out
    assert "引用 3 处：现行有效 1，所引版本已修改 1，已废止 1。" in out
    assert "按 2026-11-22 判断；法规库 " in out


def test_for_a_program(check: Run, write: Callable[..., Path]) -> None:
    code, out, _err = check(write("依据.txt", TEXT), "--format", "json")
    report = parsed(out)
    assert code == 1
    assert (report["schema"], report["as_of"]) == ("qingdan/citations/1", "2026-11-22")
    assert report["counts"] == {"in-force": 1, "amended": 1, "repealed": 1}
    one, other, third = report["citations"]
    for citation in report["citations"]:
        assert TEXT[citation["start"] : citation["end"]] == citation["text"]
    expected = {
        "title": "中华人民共和国行政处罚法",
        "article": 20,
        "article_suffix": None,
        "paragraph": 1,
        "subparagraph": None,
        "point": None,
        "status": "in-force",
        "law_version": "2021-01-22",
        "quote": None,
        "quote_match": "none",
        "diagnostics": [],
        "successors": [],
    }
    assert {name: one[name] for name in expected} == expected
    assert other["status"] == "repealed"
    assert other["repealed"] == {
        "on": "2026-08-15", "by": "中华人民共和国生态环境法典", "article": 1242,
    }  # fmt: skip
    assert {"title", "article", "score"} <= set(other["successors"][0])
    assert (third["status"], third["cited_version"]) == ("amended", "2017-09-01")


def test_the_day_decides(check: Run, write: Callable[..., Path]) -> None:
    file = write("一.txt", "《环境保护法》第六十条")
    assert check(file, "--as-of", "2026-08-14")[0] == 0
    assert check(file, "--as-of", "2026-08-15")[0] == 1
    code, _out, err = check(file, "--as-of", "2026-02-30")
    assert (code, "不是日期" in err) == (2, True)


def test_fail_on(check: Run, write: Callable[..., Path]) -> None:
    file = write("一.txt", "《行政处罚法》（2017年修正）第二十三条")
    assert check(file)[0] == 0
    assert check(file, "--fail-on", "amended,repealed")[0] == 1
    assert check(write("二.txt", TEXT), "--fail-on", "never")[0] == 0
    code, _out, err = check(file, "--fail-on", "repeald")
    assert (code, "repeald" in err) == (2, True)


def test_only_problems(check: Run, write: Callable[..., Path]) -> None:
    _code, out, _err = check(write("一.txt", TEXT), "--only-problems")
    assert "第二十条第一款" not in out.split("引用 3 处")[0].replace(TEXT.split("\n")[0], "")
    report = parsed(check(write("二.txt", TEXT), "--only-problems", "--format", "json")[1])
    assert [one["status"] for one in report["citations"]] == ["repealed", "amended"]
    assert report["counts"]["in-force"] == 1


def test_standard_input_in_gb18030(check: Run) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        code, out, _err = check("-", "--format", "json", stdin=TEXT.encode(encoding))
        assert code == 1
        assert len(parsed(out)["citations"]) == 3
        assert bool(parsed(out)["notes"]) is (encoding != "utf-8")


def test_a_workbook_by_cell(check: Run, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "市局（2项）"
    sheet["B3"] = "《环境保护法》第六十条"
    sheet["C4"] = "第六十一条"
    book.save(tmp_path / "清单.xlsx")
    (tmp_path / "假的.txt").write_bytes((tmp_path / "清单.xlsx").read_bytes())
    for name in ("清单.xlsx", "假的.txt"):
        report = parsed(check(tmp_path / name, "--format", "json")[1])
        places = [(one["sheet"], one["cell"], one["status"]) for one in report["citations"]]
        assert places == [
            ("市局（2项）", "B3", "repealed"),
            ("市局（2项）", "C4", "malformed"),
        ], "a law in one cell says nothing of 第六十一条 in another"
        assert bool(report["notes"]) is (name == "假的.txt")
    assert "清单.xlsx 市局（2项）!B3 已废止" in check(tmp_path / "清单.xlsx")[1]


def test_word(check: Run, write: Callable[..., Path]) -> None:
    struck = '<w:del w:id="1"><w:r><w:delText>《民法通则》第一条</w:delText></w:r></w:del>'
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('事项')}</w:tc>"
        f"<w:tc>{paragraph('《行政处罚法》第八十七条')}</w:tc></w:tr></w:tbl>"
    )
    note = f'<w:footnote w:id="2">{paragraph("《噪声污染防治法》第三条")}</w:footnote>'
    body = f"<w:p>{struck}</w:p>{paragraph('根据《环境保护', '法》第', '六十条')}{table}"
    file = write("通知.docx", docx(body, note))
    report = parsed(check(file, "--format", "json")[1])
    assert report["kind"] == "docx"
    assert [(one["part"], one["title"][-5:], one["status"]) for one in report["citations"]] == [
        ("正文", "环境保护法", "repealed"),
        ("表格1第1行第2列", "行政处罚法", "no-such-article"),
        ("脚注", "污染防治法", "repealed"),
    ]
    assert "正文 第2段 已废止" in check(file)[1]


def test_a_web_page(check: Run, write: Callable[..., Path]) -> None:
    page = (
        "<!doctype html>\n<html><head><title>《甲法》第一条</title><style>《乙法》</style></head>\n"
        "<body><script>var 引 = '《丙法》第三条';</script>\n<p>根据<b>《环境保护法》</b>"
        "<a href='x'>第六十条</a></p>\n<p>第七十条</p></body></html>"
    )
    for name in ("页.html", "页.txt"):
        report = parsed(check(write(name, page.encode("gb18030")), "--format", "json")[1])
        found = [(one["line"], one["article"], one["status"]) for one in report["citations"]]
        assert found[0] == (4, 60, "repealed")
        assert report["kind"] == "html"
        assert not any(one["title"] in ("甲法", "乙法", "丙法") for one in report["citations"])


def test_markdown_marks_are_no_obstacle(check: Run, write: Callable[..., Path]) -> None:
    text = "依据**《环境保护法》**第六十条、[《行政处罚法》](https://example.invalid/a)第八十七条"
    report = parsed(check(write("说明.md", text), "--format", "json")[1])
    assert [(one["article"], one["status"]) for one in report["citations"]] == [
        (60, "repealed"),
        (87, "no-such-article"),
    ]
    for one in report["citations"]:
        assert text[one["start"] : one["end"]] == one["text"]


def test_json_strings(check: Run, write: Callable[..., Path]) -> None:
    content = json.dumps({"items": [{"basis": "《环境保护法》\n第六十条"}]})
    report = parsed(check(write("事项.json", content), "--format", "json")[1])
    assert [(one["pointer"], one["status"]) for one in report["citations"]] == [
        ("/items/0/basis", "repealed")
    ]


def test_quotations_are_compared(check: Run, write: Callable[..., Path]) -> None:
    words = "没收违法所得或者没收非法财物。"
    text = f"《行政处罚法》第三十六条：{words}"
    one = parsed(check(write("一.txt", text), "--format", "json")[1])["citations"][0]
    assert (one["quote"], one["quote_match"]) == (words, "unchecked")


def test_references_of_the_law_itself_are_marked(check: Run, write: Callable[..., Path]) -> None:
    text = "《行政处罚法》第二十一条：受委托组织必须符合本法第八十七条的条件。\n"
    code, out, _err = check(write("一.txt", text), "--format", "json")
    assert [one["within_quote"] for one in parsed(out)["citations"]] == [False, True]
    assert code == 0, "what stands in a quotation is not the writer's"
    assert "另有 1 处在引文里" in check(write("二.txt", text))[1]


def test_near_titles_of_an_unknown_law(check: Run, write: Callable[..., Path]) -> None:
    _code, out, _err = check(write("一.txt", "《中华人民共和国行政处法》第三条"))
    assert "法规库里没有" in out
    assert "《中华人民共和国行政处罚法》" in out


def test_a_law_of_the_workspace(
    check: Run, make_workspace: Callable[..., Path], write: Callable[..., Path]
) -> None:
    root = make_workspace(
        {
            "laws/tc.yaml": "名称: 示例市停车管理办法\n位阶: 设区的市政府规章\n"
            "施行日期: 2020-01-01\n条文:\n  第一条: 甲。\n  第二条: 乙。\n"
        }
    )
    file = write("一.txt", "《示例市停车管理办法》第三条")
    assert parsed(check(file, "--format", "json")[1])["counts"] == {"not-covered": 1}
    report = parsed(check(file, "--format", "json", "--workspace", root)[1])
    assert report["counts"] == {"no-such-article": 1}


STREET = {
    "laws/jd.yaml": "名称: 示例市街道管理条例\n位阶: 设区的市地方性法规\n施行日期: 2020-01-01\n"
    "条文:\n  第一条: 为了加强街道管理，制定本条例。\n"
    "  第二条: 在街道两侧堆放物料的，由城市管理部门处二百元罚款，不得给予两次以上罚款。\n"
}


def test_a_false_quotation(
    check: Run, make_workspace: Callable[..., Path], write: Callable[..., Path]
) -> None:
    there = ("--workspace", make_workspace(STREET))
    words = "在街道两侧堆放物料的，由城市管理部门处二百元罚款，不得给予三次以上罚款。"
    file = write("一.txt", f"《示例市街道管理条例》第二条规定：“{words}”\n")
    code, out, _err = check(file, *there)
    assert (code, "现行有效，引文不对" in out) == (1, True)
    assert "引文写“得给予三次以上”，条文是“得给予两次以上”。" in out
    assert check(file, *there, "--fail-on", "repealed")[0] == 0
    assert check(file, *there, "--fail-on", "quote-different")[0] == 1
    (cited,) = parsed(check(file, *there, "--format", "json")[1])["citations"]
    assert (cited["status"], cited["quote_match"]) == ("in-force", "different")
    assert cited["quote_differences"] == [{"quoted": "得给予三次以上", "law": "得给予两次以上"}]
    assert "引文不对" in check(file, *there, "--format", "github")[1]
    right = write("二.txt", f"《示例市街道管理条例》第二条规定：“{words.replace('三', '两')}”\n")
    code, out, _err = check(right, *there)
    assert (code, "引文一致" in out) == (0, True)


def test_the_next_line_is_no_quotation(
    check: Run, make_workspace: Callable[..., Path], write: Callable[..., Path]
) -> None:
    there = ("--workspace", make_workspace(STREET))
    file = write(
        "一.txt", "《示例市街道管理条例》第二条\n本局已按《环境保护法》第六十条的要求通知当事人。\n"
    )
    code, out, _err = check(file, *there, "--format", "json")
    own, other = parsed(out)["citations"]
    assert (own["quote"], own["quote_match"]) == (None, "none")
    assert (other["within_quote"], other["status"], code) == (False, "repealed", 1)
    order = write("二.txt", "《示例市街道管理条例》第二条（国务院令第724号）\n")
    assert check(order, *there)[0] == 0


def test_an_output_that_would_destroy_a_file(check: Run, write: Callable[..., Path]) -> None:
    file = write("通知.txt", TEXT)
    code, out, err = check(file, "-o", file)
    assert (code, out, "要检查的文件本身" in err) == (2, "", True)
    assert file.read_text(encoding="utf-8") == TEXT
    for name in ("台账.xlsx", "通知.docx", "事项.yaml"):
        other = write(name, b"kept")
        assert check(file, "-o", other)[0] == 2
        assert other.read_bytes() == b"kept"
    report = file.with_name("报告.txt")
    assert check(file, "-o", report)[0] == 1
    assert "已废止" in report.read_text(encoding="utf-8")


def test_words_of_another_text_are_not_compared_word_by_word(
    check: Run, make_workspace: Callable[..., Path], write: Callable[..., Path]
) -> None:
    file = write("一.txt", "《示例市街道管理条例》第二条：“县级以上人民政府应当加强质量监督。”")
    code, out, _err = check(file, "--workspace", make_workspace(STREET))
    assert (code, "引文与条文不同" in out, "引文写" in out) == (1, True, False)


def test_a_folder_and_a_file_that_is_too_big(
    check: Run, tmp_path: Path, write: Callable[..., Path]
) -> None:
    code, _out, err = check(tmp_path)
    assert (code, "一次检查一个文件" in err, "*.xls" in err) == (2, True, False)
    big = write("大.txt", b"")
    with big.open("wb") as file:
        file.truncate(90 * 2**20)
    code, _out, err = check(big)
    assert (code, "超过 64 MB" in err) == (2, True)


def test_a_law_means_itself(check: Run, write: Callable[..., Path]) -> None:
    text = (
        "第一条 为了管理街道，制定本办法。\n第二条 违反本办法第五条、本法第十条第四项的，处罚。\n"
        "第三条 本办法自2026年1月1日起施行，《环境保护法》同时废止。\n"
    )
    code, out, _err = check(write("一.txt", text))
    assert (code, "读不出所指" in out) == (0, False)
    assert "另有 2 处指文件自己的条款" in out
    assert "这一句是废止它的规定" in out
    assert check(write("二.txt", "依照《环境保护法》处罚，收费同时停止。"))[0] == 1
    assert "读不出所指" in check(write("三.txt", "违反本办法第五条的，处罚。"))[1]


def test_articles_that_were_not_checked_are_counted_apart(
    check: Run, write: Callable[..., Path]
) -> None:
    text = "《刑法》第一百三十四条之一；《行政处罚法》第九条"
    out = check(write("一.txt", text), "--as-of", "2019-06-01")[1]
    assert "现行有效，条款没有核对  《刑法》第一百三十四条之一" in out
    assert "现行有效的里面，有 1 处条款没有核对。" in out


def test_a_repeal_that_is_to_come_is_told(check: Run, write: Callable[..., Path]) -> None:
    file = write("一.txt", "《环境保护法》第六十条")
    out = check(file, "--as-of", "2026-08-14")[1]
    assert "将要废止：《中华人民共和国环境保护法》自2026-08-15起废止，依据《" in out
    assert "将要废止" not in check(file, "--as-of", "2026-08-15")[1]
    assert "将要废止" not in check(write("二.txt", "《行政处罚法》第九条"))[1]


def test_markdown_and_github(check: Run, write: Callable[..., Path]) -> None:
    file = write("一|二.txt", TEXT)
    _code, out, _err = check(file, "--format", "markdown")
    assert "| 位置 | 引用 | 状态 | 说明 |" in out
    assert "| 《环境保护法》第六十条 | 已废止 | 《中华人民共和国环境保护法》自2026-08-15" in out
    assert "一\\|二.txt" in out
    _code, out, _err = check(file, "--format", "github")
    assert [line.split(" ")[0] for line in out.splitlines()] == ["::error", "::warning"]
    assert "line=1,col=25,title=qingdan law check repealed::《环境保护法》第六十条：已废止。" in out


def test_nothing_moves_the_cursor(check: Run, write: Callable[..., Path]) -> None:
    _code, out, _err = check(write("一.txt", "\x1b[2J根据\u202e《环境保护法》第六十条"))
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("不在.txt", None, "没有这个文件"),
        ("甲.docx", b"%PDF-1.7 ...", "PDF"),
        ("甲.txt", b"{\\rtf1 ...", "RTF"),
        ("甲.xlsx", b"PK\x03\x04garbage", "损坏"),
        ("甲.docx", docx("<w:p>")[:-40], "损坏"),
        ("甲.docx", docx("<w:p>"), "损坏"),
        ("甲.txt", b"\x00\x01\x02\x03\xff\xfe", "不是文本"),
        ("甲.txt", bytes(range(128, 256)) * 4, "不是文本"),
        (
            "甲.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "旧版 Word",
        ),
    ],
)
def test_files_that_cannot_be_read(
    check: Run,
    write: Callable[..., Path],
    tmp_path: Path,
    name: str,
    content: bytes | None,
    said: str,
) -> None:
    path = tmp_path / name if content is None else write(name, content)
    code, out, err = check(path)
    assert (code, out) == (2, "")
    assert said in err
    assert "→" in err, "what to do is said"
    code, out, _err = check(path, "--format", "json")
    assert (code, parsed(out)["schema"]) == (2, "qingdan/error/1")


def test_a_bomb_of_entities_is_refused(check: Run, write: Callable[..., Path]) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>',
        )
    assert check(write("弹.docx", data.getvalue()))[0] == 2


def test_an_empty_file(check: Run, write: Callable[..., Path]) -> None:
    code, out, _err = check(write("空.txt", ""))
    assert code == 0
    assert "没有找到法规引用" in out


def test_the_same_bytes_each_time(check: Run, write: Callable[..., Path]) -> None:
    file = write("一.txt", TEXT * 3)
    first = check(file, "--format", "json")[1]
    assert check(file, "--format", "json")[1] == first
