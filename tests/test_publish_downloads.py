"""Open data to download: what it says, what its descriptor says of it, and what it must not say."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qingdan.model.vocabulary import ListKind
from qingdan.publish.build import Order, build
from qingdan.publish.data import rows, tables
from qingdan.store.snapshot import worktree

from .html_checks import Page
from .publish_cases import SEVERAL_FILES, files_of, opened

Make = Callable[..., Path]

HOSTILE = "<script>alert(1)</script>\"'=1+1,\n;`|*_[a](b)&amp;尾"
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "＝HYPERLINK(1)")


def built(root: Path, out: Path, **order: Any) -> dict[str, bytes]:
    build(worktree(root), Order(out, **order))
    return files_of(out)


@pytest.fixture(scope="module")
def site(sample_site: Path) -> dict[str, bytes]:
    return files_of(sample_site)


def records(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheet(content: bytes, number: int = 0) -> list[dict[str, Any]]:
    first, *rest = (
        openpyxl.load_workbook(io.BytesIO(content)).worksheets[number].iter_rows(values_only=True)
    )
    return [dict(zip(first, row, strict=True)) for row in rest]


class TestEveryForm:
    @pytest.mark.parametrize("name", [str(kind) for kind in ListKind])
    def test_of_a_list_holds_the_same_items(self, site: dict[str, bytes], name: str) -> None:
        items = json.loads(site[f"downloads/{name}.json"])["items"]
        ids = [item["id"] for item in items]
        assert len(ids) >= 3
        assert [json.loads(r) for r in site[f"downloads/{name}.jsonl"].splitlines()] == items
        rows = records(site[f"downloads/{name}.csv"])
        assert [row["事项编号"] for row in rows] == ids
        book = sheet(site[f"downloads/{name}.xlsx"])
        assert [row["事项编号"] for row in book] == ids
        for row, cells, item in zip(rows, book, items, strict=True):
            assert row["名称"] == cells["名称"] == item["item"]["名称"]

    def test_of_an_organ_holds_its_own_items_and_what_it_shares(
        self, site: dict[str, bytes]
    ) -> None:
        whole = json.loads(site["downloads/organs/cgj/items.json"])
        lists = {name: json.loads(site[f"downloads/{name}.json"])["items"] for name in LISTS}
        every = [item for name in LISTS for item in lists[name]]
        own = [item for item in every if item.get("organ") == "cgj"]
        shared = [i for i in every if i not in own and i["list"] not in OWNED and _names(i["item"])]
        assert {i["list"] for i in own} == {"duties", "powers", "delegations"}
        assert {i["list"] for i in shared} == {
            "boundaries",
            "territory",
            "fulfilment",
            "procedures",
        }
        assert whole["items"] == [*own, *shared]
        lines = site["downloads/organs/cgj/items.jsonl"].splitlines()
        assert [json.loads(line) for line in lines] == whole["items"]
        per_list = [records(site[f"downloads/organs/cgj/{name}.csv"]) for name in LISTS]
        assert len(per_list) == len(ListKind)
        assert sum(map(len, per_list)) == len(whole["items"])
        book = openpyxl.load_workbook(io.BytesIO(site["downloads/organs/cgj/items.xlsx"]))
        assert book.sheetnames[: len(LISTS)] == [kind.official_name for kind in ListKind]
        rows_there = sum(one.max_row - 1 for one in book.worksheets[: len(LISTS)])
        assert rows_there == len(whole["items"])

    def test_an_organ_without_items_has_no_files(self, site: dict[str, bytes]) -> None:
        organs = json.loads(site["downloads/organs.json"])["organs"]
        with_files = {p.split("/")[2] for p in site if p.startswith("downloads/organs/")}
        assert with_files < organs.keys()

    def test_workbooks_are_typed_and_explain_themselves(self, site: dict[str, bytes]) -> None:
        row = sheet(site["downloads/powers.xlsx"])[0]
        assert isinstance(row["生效日期"], datetime.datetime)
        assert isinstance(row["序号"], int)
        columns = {one["字段"]: one for one in sheet(site["downloads/powers.xlsx"], 1)}
        assert set(columns) == set(row)
        assert columns["生效日期"]["类型"] == "日期"
        assert "行政处罚" in columns["类型"]["允许的值"]
        about = {one["项目"]: one["内容"] for one in sheet(site["downloads/powers.xlsx"], 2)}
        assert about["使用许可"].startswith("Apache 许可证 2.0（Apache-2.0，https://")
        assert "虚构示例" in about

    def test_there_are_not_too_many_files(self, site: dict[str, bytes]) -> None:
        organs = {p.split("/")[2] for p in site if p.startswith("downloads/organs/")}
        count = sum(1 for path in site if path.startswith("downloads/"))
        assert count <= 18 + 4 * len(LISTS) + (3 + len(LISTS)) * len(organs)

    def test_an_organ_has_a_table_for_each_of_its_lists(self, site: dict[str, bytes]) -> None:
        """docs/site.md tells hosts how many files there may be."""
        by_organ: dict[str, set[str]] = {}
        for path in site:
            if path.startswith("downloads/organs/") and path.count("/") == 3:
                by_organ.setdefault(path.split("/")[2], set()).add(path.split("/")[3])
        whole = {"items.json", "items.jsonl", "items.xlsx"}
        tables = {f"{kind}.csv" for kind in ListKind}
        assert all(whole < files <= whole | tables for files in by_organ.values())
        assert max(map(len, by_organ.values())) == len(whole) + len(tables)

    def test_long_lists_are_not_kept_in_memory(
        self, sample: Path, tmp_path: Path, site: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rows, "_MOST", 10)
        monkeypatch.setattr(tables, "_LINES", 3)
        again = built(sample, tmp_path / "site")
        assert {p: c for p, c in again.items() if p.startswith("downloads/")} == {
            p: c for p, c in site.items() if p.startswith("downloads/")
        }


LISTS = tuple(str(kind) for kind in ListKind)
OWNED = ("duties", "powers")
"""Lists in which an organ takes no part but with its own items."""


def _names(value: Any, organ: str = "cgj") -> bool:
    """Whether the organ stands anywhere in an item as a whole value."""
    if isinstance(value, dict):
        return any(_names(part, organ) for part in value.values())
    if isinstance(value, list):
        return any(_names(part, organ) for part in value)
    return bool(value == organ)


@pytest.fixture(scope="module")
def package(site: dict[str, bytes]) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(site["datapackage.json"])
    return value


class TestDescriptor:
    def test_tells_size_and_hash_of_every_download(
        self, package: dict[str, Any], site: dict[str, bytes]
    ) -> None:
        described = {one["path"]: one for one in (*package["resources"], *package["distributions"])}
        files = {p for p in site if p.startswith("downloads/")} - {"downloads/sha256.txt"}
        assert set(described) == files
        for path, one in described.items():
            assert one["bytes"] == len(site[path])
            assert one["hash"] == f"sha256:{hashlib.sha256(site[path]).hexdigest()}"
        assert len({one["name"] for one in described.values()}) == len(described)

    def test_the_schema_of_each_table_is_that_of_its_rows(
        self, package: dict[str, Any], site: dict[str, bytes]
    ) -> None:
        checked = 0
        for resource in package["resources"]:
            fields = resource["schema"]["fields"]
            rows = records(site[resource["path"]])
            assert [field["name"] for field in fields] == list(rows[0]) if rows else True
            for key in resource["schema"].get("primaryKey", ()):
                assert len({row[key] for row in rows}) == len(rows)
            for field in fields:
                for row in rows:
                    if row[field["name"]]:
                        _check(field, row[field["name"]])
                        checked += 1
        assert checked > 3_000

    def test_is_valid_for_frictionless(
        self, sample: Path, tmp_path: Path, site: dict[str, bytes]
    ) -> None:
        frictionless = pytest.importorskip("frictionless")
        for path in ("datapackage.json", *(p for p in site if p.startswith("downloads/"))):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(site[path])
        package = json.loads(site["datapackage.json"])
        lists = [one for one in package["resources"] if one["path"].count("/") == 1]
        (tmp_path / "datapackage.json").write_text(json.dumps({**package, "resources": lists}))
        report = frictionless.Package(tmp_path / "datapackage.json").validate()
        assert report.valid, report.flatten(["message"])
        assert report.stats["tasks"] >= 6

    def test_the_sums_are_those_of_sha256sum(self, site: dict[str, bytes], tmp_path: Path) -> None:
        for path in (p for p in site if p.startswith("downloads/")):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(site[path])
        command = ["sha256sum", "--check", "--strict", "--quiet", "sha256.txt"]
        done = subprocess.run(command, cwd=tmp_path / "downloads", capture_output=True, check=False)
        assert done.returncode == 0, done.stdout
        named = site["downloads/sha256.txt"].decode().splitlines()
        assert len(named) == sum(1 for p in site if p.startswith("downloads/")) - 1


def _check(field: dict[str, Any], text: str) -> None:
    match field["type"]:
        case "integer":
            assert str(int(text)) == text
        case "date":
            datetime.date.fromisoformat(text)
        case "boolean":
            assert text in ("是", "否")
    if "enum" in field.get("constraints", {}):
        assert text in field["constraints"]["enum"]


ITEM = "{名称: 某处罚, 类型: 行政处罚, 状态: 有效}\n"


class TestLicence:
    def make(self, make_workspace: Make, licence: str) -> Path:
        return make_workspace(
            {
                "qingdan.yaml": f"格式: 1\n名称: 测试\n站点: {{标题: 测试{licence}}}\n",
                "powers/zrzy/cf-7k3q9d2m.yaml": ITEM,
            }
        )

    def test_none_is_said_to_be_none(self, make_workspace: Make, tmp_path: Path) -> None:
        files = built(self.make(make_workspace, ""), tmp_path / "site")
        package = json.loads(files["datapackage.json"])
        assert package["licence"] == "未声明"
        assert "licenses" not in package
        assert json.loads(files["downloads/powers.json"])["licence"] is None
        assert json.loads(files["api/v1/site.json"])["licence"] is None
        assert "使用许可：未声明" in "".join(Page(files["downloads.html"].decode()).text)

    def test_declared_it_stands_everywhere(self, make_workspace: Make, tmp_path: Path) -> None:
        licence = (
            ", 数据许可: {名称: 知识共享 署名 4.0, 代号: CC-BY-4.0,"
            " 网址: 'https://creativecommons.org/licenses/by/4.0/'}"
        )
        files = built(self.make(make_workspace, licence), tmp_path / "site")
        package = json.loads(files["datapackage.json"])
        address = "https://creativecommons.org/licenses/by/4.0/"
        assert package["licenses"] == [
            {"name": "CC-BY-4.0", "path": address, "title": "知识共享 署名 4.0"}
        ]
        assert "licence" not in package
        record = json.loads(files["downloads/organs/zrzy/items.json"])["licence"]
        assert record == {"name": "知识共享 署名 4.0", "code": "CC-BY-4.0", "url": address}
        assert json.loads(files["api/v1/openapi.json"])["info"]["license"]["url"] == address
        page = Page(files["downloads.html"].decode())
        assert ("href", address) in page.links
        assert "CC-BY-4.0" in opened(files["downloads/powers.xlsx"]).decode()

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example", "x y"])
    def test_an_address_that_is_none_is_no_link(
        self, make_workspace: Make, tmp_path: Path, address: str
    ) -> None:
        licence = f", 数据许可: {{名称: 某许可, 网址: '{address}'}}"
        files = built(self.make(make_workspace, licence), tmp_path / "site")
        hrefs = [href for _name, href in Page(files["downloads.html"].decode()).links]
        assert address not in hrefs
        assert json.loads(files["datapackage.json"])["licenses"] == [
            {"name": "other", "title": "某许可"}
        ]

    def test_a_name_alone_is_enough(self, make_workspace: Make, tmp_path: Path) -> None:
        files = built(self.make(make_workspace, ", 数据许可: 某许可"), tmp_path / "site")
        assert json.loads(files["downloads/powers.json"])["licence"] == {"name": "某许可"}


class TestCatalogue:
    def test_names_every_item_in_the_words_of_the_regulation(self, site: dict[str, bytes]) -> None:
        rows = records(site["downloads/catalogue.csv"])
        assert list(rows[0]) == ["索引", "名称", "内容概述", "生成日期"]
        assert {row["索引"] for row in rows} == {
            path
            for path in site
            if path.split("/")[0] in LISTS and path.endswith(".html") and path.count(".") == 1
        }
        page = Page(site["catalogue.html"].decode())
        assert {row["索引"] for row in rows} <= {href for _name, href in page.links}
        assert (
            sheet(site["downloads/catalogue.xlsx"])[0]["生成日期"].date().isoformat()
            == (rows[0]["生成日期"])
        )

    def test_a_long_one_leads_to_the_organs(
        self, make_workspace: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("qingdan.publish.data.opendata.LONG_LIST", 5)
        site = built(make_workspace(SEVERAL_FILES), tmp_path / "site")
        page = Page(site["catalogue.html"].decode())
        links = {href for _name, href in page.links}
        assert "organs/zrzy.html" in links
        assert not any(href.startswith("powers/") for href in links)
        assert page.faults == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    quoted = json.dumps(HOSTILE)
    root = tmp_path_factory.mktemp("hostile") / "w"
    (root / "powers/zrzy").mkdir(parents=True)
    (root / "qingdan.yaml").write_text(
        f"格式: 1\n名称: {quoted}\n站点: {{标题: {quoted}, 主办单位: {quoted}, 说明: {quoted},"
        f" 数据许可: {quoted}}}\n",
        encoding="utf-8",
    )
    organs = f"机构: {{zrzy: {{名称: {quoted}, 简称: [{quoted}]}}}}\n"
    (root / "organs.yaml").write_text(organs, encoding="utf-8")
    formulas = json.dumps(list(FORMULAS), ensure_ascii=False)
    (root / "powers/zrzy/cf-7k3q9d2m.yaml").write_text(
        f"名称: {quoted}\n类型: 行政处罚\n状态: 有效\n俗称: {formulas}\n备注: '=1+1'\n"
        f"依据: [{quoted}]\n材料: [{quoted}]\n",
        encoding="utf-8",
    )
    return built(root, root.parent / "site")


class TestHostileText:
    def test_reads_back_from_every_form(self, hostile: dict[str, bytes]) -> None:
        text = HOSTILE
        (item,) = json.loads(hostile["downloads/powers.json"])["items"]
        assert item["item"]["名称"] == text
        assert sheet(hostile["downloads/powers.xlsx"])[0]["名称"] == text
        assert records(hostile["downloads/powers.csv"])[0]["名称"] == text
        assert json.loads(hostile["datapackage.json"])["title"] == text

    def test_is_no_formula_in_any_form(self, hostile: dict[str, bytes]) -> None:
        cells = [cell for p in hostile if p.endswith(".csv") for cell in _cells(hostile[p])]
        assert "'=1+1" in cells
        assert not [c for c in cells if c.lstrip().startswith(("=", "+", "-", "@", "＝"))]
        for path in (p for p in hostile if p.endswith(".xlsx")):
            book = openpyxl.load_workbook(io.BytesIO(hostile[path]))
            types = {c.data_type for one in book.worksheets for row in one.iter_rows() for c in row}
            assert "f" not in types, path

    def test_pages_stay_whole(self, hostile: dict[str, bytes]) -> None:
        for path in ("downloads.html", "catalogue.html"):
            assert Page(hostile[path].decode()).faults == [], path


def _cells(content: bytes) -> list[str]:
    text = content.decode("utf-8-sig")
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
