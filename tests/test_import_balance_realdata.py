"""Real sources: totals as counted by hand, and every filled cell accounted for once."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from qingdan.cli.import_mapping import Said
from qingdan.exchange.importer import plan_import
from qingdan.exchange.outcome import SourceResult

from .truth_sources import QUOTAS, WORD_FILE, workbook_rows

pytestmark = pytest.mark.realdata

OTHER = {
    "05_mingguang_mingnan_2019.txt": 1,
    "06_chengan_water_bureau.txt": 1,
    "07_tengzhou_cards.txt": 2,
    "09_guichi_district_catalog_2023.txt": 11,
    "15_guangxi_lingshan_api_item.json": 1,
    "liaoning_30.json": 29,
    "tianjin_town_cards.txt": 2,
}
"""Items of the short files; one of 辽宁's thirty has a type (99) that its profile does not know."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("office")
    (root / "qingdan.yaml").write_text("格式: 1\n名称: 导入\n层级: 市级\n", encoding="utf-8")
    (root / "organs.yaml").write_text("机构:\n  jg:\n    名称: 某机构\n", encoding="utf-8")
    return root


def _read(office: Path, path: Path) -> SourceResult:
    options = Said("auto", (), None, None, (), keep_original=False).options(office, None)
    plan = plan_import(office, [path], organ="jg", dry_run=True, options=options)
    (source,) = plan.sources
    return source


@pytest.mark.parametrize("name", sorted(QUOTAS))
def test_every_cell_of_a_workbook(office: Path, real_data: Path, name: str) -> None:
    path = real_data / "powers_xls" / name
    source = _read(office, path)
    filled = sum(len(texts) for _sheet, _row, texts in workbook_rows(path))
    assert source.balance.cells == source.balance.accounted == filled
    assert source.balance.problems == {}


def test_every_cell_of_the_word_annex(office: Path, real_data: Path) -> None:
    path = real_data / "docx" / WORD_FILE
    source = _read(office, path)
    assert (source.items, source.mains) == (500, 500)
    assert source.balance.cells == source.balance.accounted == _filled(path)
    assert source.balance.items == 1500
    assert source.balance.problems == {}


def _filled(path: Path) -> int:
    """Cells with text and paragraphs outside of tables, counted in the XML."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    body = root.find(f"{word}body")
    assert body is not None

    def text(element: ElementTree.Element) -> str:
        return "".join(t.text or "" for t in element.iter(f"{word}t")).strip()

    cells = sum(1 for cell in root.iter(f"{word}tc") if text(cell))
    return cells + sum(1 for paragraph in body.findall(f"{word}p") if text(paragraph))


@pytest.mark.parametrize("name", sorted(OTHER))
def test_every_value_of_the_short_files(office: Path, real_data: Path, name: str) -> None:
    source = _read(office, real_data / "powers_other" / name)
    assert source.items == OTHER[name]
    assert source.balance.cells == source.balance.accounted > 0
