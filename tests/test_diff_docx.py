"""The redline as a Word document: real tracked changes, read in its XML and by LibreOffice."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from itertools import count
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.compare.redline import redline
from qingdan.report.changes_docx import AUTHOR, changes_docx, tracked
from qingdan.report.unseen import spelled_out
from qingdan.report.word.wordml import DECLARED

from .change_cases import TODAY, change, comparison, field, hostile, ordinary
from .test_redline import TEXTS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = datetime.date(2026, 11, 20)


def body(data: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read("word/document.xml"))


def settled(paragraph: ElementTree.Element, *, accepted: bool) -> str:
    """The text of a paragraph with all its changes accepted, or all rejected."""
    dropped = f"{W}{'del' if accepted else 'ins'}"
    parts = []
    for child in paragraph:
        if child.tag == dropped:
            continue
        for node in child.iter():
            if node.tag in (f"{W}t", f"{W}delText"):
                parts.append(node.text or "")
            elif node.tag == f"{W}br":
                parts.append("\n")
    return "".join(parts)


@given(TEXTS | st.text(max_size=40), TEXTS | st.text(max_size=40))
def test_accepted_is_the_new_text_and_rejected_the_old(old: str, new: str) -> None:
    xml = tracked(redline(old, new), DAY, count(1))
    paragraph = ElementTree.fromstring(f"<w:body {DECLARED}>{xml}</w:body>")[0]
    # Signs that do not show are spelled out; a line feed is a line break.
    assert settled(paragraph, accepted=True) == spelled_out(new)
    assert settled(paragraph, accepted=False) == spelled_out(old)


def test_every_change_is_marked_once() -> None:
    root = body(changes_docx(ordinary(), TODAY, DAY))
    marked = [*root.iter(f"{W}ins"), *root.iter(f"{W}del")]
    assert marked
    ids = [int(node.get(f"{W}id") or 0) for node in marked]
    assert sorted(ids) == list(range(1, len(ids) + 1))
    assert {node.get(f"{W}author") for node in marked} == {AUTHOR}
    assert {node.get(f"{W}date") for node in marked} == {"2026-11-20T00:00:00Z"}
    for deletion in root.iter(f"{W}del"):
        assert list(deletion.iter(f"{W}delText"))
        assert not list(deletion.iter(f"{W}t"))
    assert not [
        node for insertion in root.iter(f"{W}ins") for node in insertion.iter(f"{W}delText")
    ]


def test_the_working_tree_has_no_date() -> None:
    root = body(changes_docx(ordinary(), TODAY, None))
    assert all(node.get(f"{W}date") is None for node in root.iter(f"{W}ins"))


def test_one_section_a_change_and_one_for_a_transfer() -> None:
    root = body(changes_docx(ordinary(), TODAY, DAY))
    headings = [
        (style.get(f"{W}val"), "".join(node.text or "" for node in paragraph.iter(f"{W}t")))
        for paragraph in root.iter(f"{W}p")
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(f"{W}val") in ("Heading1", "Heading2")
    ]
    assert len([text for level, text in headings if level == "Heading2"]) == 9
    assert ("Heading2", "变更：事项1") in headings
    assert headings[0] == (
        "Heading1",
        "划转：示例市自然资源局（zrzy） → 示例市城市管理局（zfj），5 项",
    )


def test_long_texts_are_whole() -> None:
    text = "一句话，" * 200
    found = comparison(change(1, field(("备注",), text + "旧的。", text + "新的。")))
    root = body(changes_docx(found, TODAY, DAY))
    read = [settled(paragraph, accepted=True) for paragraph in root.iter(f"{W}p")]
    assert text + "新的。" in read


def test_the_same_comparison_is_the_same_file() -> None:
    assert changes_docx(ordinary(), TODAY, DAY) == changes_docx(ordinary(), TODAY, DAY)


def test_hostile_texts_make_a_document_that_opens() -> None:
    import docx

    document = docx.Document(BytesIO(changes_docx(hostile(), TODAY, DAY)))
    assert any("]]></w:t></w:r><w:r><w:t>" in p.text for p in document.paragraphs)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_lists_the_changes(tmp_path: Path) -> None:
    data = changes_docx(ordinary(), TODAY, DAY)
    (tmp_path / "x.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "x.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "x.odt") as archive:
        content = archive.read("content.xml").decode()
    root = body(data)
    regions = re.findall(r"<text:changed-region.*?</text:changed-region>", content, re.S)
    assert sum("<text:insertion>" in region for region in regions) == len([*root.iter(f"{W}ins")])
    assert sum("<text:deletion>" in region for region in regions) == len([*root.iter(f"{W}del")])
    assert all(f"<dc:creator>{AUTHOR}</dc:creator>" in region for region in regions)
    assert all("<dc:date>2026-11-20" in region for region in regions)
