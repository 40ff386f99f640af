"""The interface for programs: the site is held against the description it publishes of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from qingdan.model.vocabulary import ListKind
from qingdan.publish.audience import SiteAudience
from qingdan.publish.build import Order, build
from qingdan.publish.data import api
from qingdan.store.snapshot import worktree

from .offices import Git
from .past_office import FIRST, ITEM, PATH, PastOffice, leaks, power, redacted
from .publish_cases import CANARY, SECRET_FILES, files_of
from .test_chronicle import ADJUSTMENT

Make = Callable[..., Path]

DESCRIBED = ("api/", "downloads/", *(f"{kind}/" for kind in ListKind))
"""Folders whose JSON files the description must know, all of them."""

OF_THE_PAST = {"/api/v1/changes/{adjustment}.json", "/api/v1/versions/{item}.json"}
"""Addresses that only a site with a past has files of."""


def built(root: Path, out: Path, audience: SiteAudience = SiteAudience.PUBLIC) -> dict[str, bytes]:
    build(worktree(root), Order(out, audience=audience))
    return files_of(out)


@pytest.fixture(scope="module")
def site(sample_site: Path) -> dict[str, bytes]:
    return files_of(sample_site)


class Described:
    """What ``openapi.json`` says, asked by the path of a file."""

    def __init__(self, site: dict[str, bytes]) -> None:
        self.document: dict[str, Any] = json.loads(site[api.OPENAPI])
        self.uses: dict[str, int] = {}
        self._patterns = []
        shared = {"components": self.document["components"]}
        for path, operations in self.document["paths"].items():
            get = operations["get"]
            parts = {one["name"]: one["schema"] for one in get.get("parameters", ())}
            pattern = re.escape(path)
            for name, schema in parts.items():
                pattern = pattern.replace(re.escape(f"{{{name}}}"), self._value(schema))
            schema = get["responses"]["200"]["content"]["application/json"]["schema"]
            validator = Draft202012Validator({**schema, **shared}, format_checker=FormatChecker())
            self._patterns.append((re.compile(pattern), path, validator))

    @staticmethod
    def _value(schema: dict[str, Any]) -> str:
        if "enum" in schema:
            return f"(?:{'|'.join(map(re.escape, schema['enum']))})"
        return schema["pattern"].strip("^$") if "pattern" in schema else "[1-9][0-9]*"

    def faults(self, path: str, content: bytes) -> list[str]:
        """What is wrong with a file: no address, two of them, or not what was promised."""
        found = [(name, v) for pattern, name, v in self._patterns if pattern.fullmatch("/" + path)]
        if len(found) != 1:
            return [f"{path}: described by {[name for name, _validator in found]}"]
        name, validator = found[0]
        self.uses[name] = self.uses.get(name, 0) + 1
        return [
            f"{path}: {e.json_path} {e.message}" for e in validator.iter_errors(json.loads(content))
        ]


def faults(site: dict[str, bytes], described: Described | None = None) -> list[str]:
    described = described or Described(site)
    return [
        fault
        for path, content in site.items()
        if path.endswith(".json") and path.startswith(DESCRIBED) and path != api.OPENAPI
        for fault in described.faults(path, content)
    ]


class TestDescription:
    def test_is_openapi(self, site: dict[str, bytes]) -> None:
        document = json.loads(site[api.OPENAPI])
        assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []

    def test_a_broken_description_would_be_noticed(self, site: dict[str, bytes]) -> None:
        document = json.loads(site[api.OPENAPI])
        operations = next(iter(document["paths"].values()))
        del operations["get"]["responses"]
        del document["info"]["title"]
        assert len(list(OpenAPIV31SpecValidator(document).iter_errors())) >= 1

    def test_every_file_is_what_it_says_and_no_address_is_empty(
        self, site: dict[str, bytes]
    ) -> None:
        described = Described(site)
        assert faults(site, described) == []
        described.faults("manifest.json", site["manifest.json"])
        described.faults(api.OPENAPI, site[api.OPENAPI])
        assert set(described.document["paths"]) == set(described.uses) | OF_THE_PAST

    @pytest.mark.parametrize("audience", SiteAudience)
    def test_holds_for_what_is_half_withheld(
        self, make_workspace: Make, tmp_path: Path, audience: SiteAudience
    ) -> None:
        assert faults(built(make_workspace(SECRET_FILES), tmp_path / "site", audience)) == []

    def test_notices_what_it_does_not_know(self, site: dict[str, bytes]) -> None:
        path = next(p for p in site if p.startswith("powers/") and p.endswith(".json"))
        record = json.loads(site[path])
        record["item"]["内部说明"] = "不该在这里"
        changed = {
            api.OPENAPI: site[api.OPENAPI],
            path: json.dumps(record).encode(),
            "api/v1/more.json": b"{}",
        }
        assert len(faults(changed)) == 2

    def test_names_no_internal_field_to_the_public(self, site: dict[str, bytes]) -> None:
        assert "内部说明" not in site[api.OPENAPI].decode()


class TestPaths:
    def test_every_path_leads_to_a_file(self, site: dict[str, bytes]) -> None:
        broken = []
        for path, content in site.items():
            if path.startswith("api/") and path != api.OPENAPI:
                broken += [
                    f"{path}: {target}"
                    for target in _paths(json.loads(content))
                    if target not in site
                ]
        assert broken == []

    def test_every_item_is_reached_from_the_site_file(self, site: dict[str, bytes]) -> None:
        reached = set()
        for entry in json.loads(site["api/v1/site.json"])["lists"]:
            href: str | None = entry["href"]
            while href is not None:
                page = json.loads(site[href])
                reached |= {item["href"] for item in page["items"]}
                href = page["next"]
        expected = {p for p in site if p.split("/")[0] in list(ListKind)}
        assert reached == {p for p in expected if p.count("/") == 1 and p.endswith(".json")}


def _paths(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [path for name, part in value.items() for path in _paths(part, name)]
    if isinstance(value, list):
        return [path for part in value for path in _paths(part, key)]
    named = key in ("href", "page", "download", "previous", "next", "openapi", "datapackage")
    named = named or key in ("organs", "types", "laws", "changes", "versions")
    return [value] if named and isinstance(value, str) else []


def test_long_lists_come_in_pages(
    make_workspace: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "PAGE_SIZE", 2)
    files = {
        f"powers/zrzy/cf-{n:08}.yaml": f"{{名称: 处罚{n}, 类型: 行政处罚, 状态: 有效}}\n"
        for n in range(5)
    }
    site = built(make_workspace(files), tmp_path / "site")
    pages = [json.loads(site[f"api/v1/lists/powers/{n}.json"]) for n in (1, 2, 3)]
    assert [len(page["items"]) for page in pages] == [2, 2, 1]
    assert [page["previous"] is None for page in pages] == [True, False, False]
    assert [page["next"] is None for page in pages] == [False, False, True]
    assert "api/v1/lists/powers/4.json" not in site
    assert json.loads(site["api/v1/site.json"])["lists"][1]["pages"] == 3


@pytest.fixture
def office(
    make_workspace: Make, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> PastOffice:
    """An item of three versions, the second by an adjustment; what was secret in the first."""
    root = make_workspace(dict(FIRST), name="库/清单")
    git(root.parent, "init", "-q")
    made = PastOffice(root, git, monkeypatch, tmp_path / "past")
    made.commit("2024-01-05", {PATH: power(more=f"内部说明: {CANARY}\n备注: 联系人张三\n")})
    made.commit(
        "2024-03-01",
        {PATH: power(limit="30日"), "adjustments/2024-03.yaml": ADJUSTMENT.format(item=ITEM)},
    )
    made.commit("2024-05-01", {PATH: power("对占用道路经营的处罚", limit="30日")})
    return made


class TestPast:
    def test_is_as_described_and_every_path_leads_to_a_file(self, office: PastOffice) -> None:
        office.publish()
        site = office.bytes()
        assert faults(site) == []
        described = Described(site)
        for path, content in site.items():
            if path.startswith("api/v1/") and path != api.OPENAPI:
                described.faults(path, content)
        assert set(described.uses) >= OF_THE_PAST
        told = [p for p in site if p.endswith(".json") and p.startswith(("api/", "powers/"))]
        parts = [json.loads(site[path]) for path in told if path != api.OPENAPI]
        assert [target for part in parts for target in _paths(part) if target not in site] == []

    def test_tells_adjustments_with_their_announcements(self, office: PastOffice) -> None:
        office.publish()
        site = office.bytes()
        changes = json.loads(site[json.loads(site["api/v1/site.json"])["changes"]])
        assert changes["history"] == "whole"
        assert [day["day"] for day in changes["days"]] == ["2024-05-01", "2024-03-01", "2024-01-05"]
        (one,) = changes["adjustments"]
        assert (one["id"], one["document"], one["mark"]) == ("2024-03", "测政发〔2024〕3号", None)
        assert one["counts"] == [{"word": "变更要素", "count": 1}]
        whole = json.loads(site[one["href"]])
        assert one.items() <= whole.items()
        assert "本次共调整1项" in "".join(whole["totals"])
        assert [named["id"] for named in whole["named"]] == [ITEM]
        rows = [row for table in whole["tables"] for g in table["groups"] for row in g["rows"]]
        assert [row["item"] for row in rows] == [ITEM]

    def test_tells_the_versions_of_an_item(self, office: PastOffice) -> None:
        office.publish()
        site = office.bytes()
        record = json.loads(site[f"powers/{ITEM}.json"])
        told = json.loads(site[record["versions"]])
        assert [one["day"] for one in told["versions"]] == [
            "2024-05-01",
            "2024-03-01",
            "2024-01-05",
        ]
        assert [one["item"] is None for one in told["versions"]] == [True, False, False]
        assert told["versions"][1]["adjustments"][0]["document"] == "测政发〔2024〕3号"
        assert told["versions"][2]["item"]["时限"] == {"承诺": "60日"}
        assert told["versions"][2]["item"]["备注"] == "联系人张三"
        page = site[f"powers/{ITEM}.html"].decode()
        assert all(f'id="{one["anchor"]}"' in page for one in told["versions"])
        components = json.loads(site[api.OPENAPI])["components"]
        schema = {"$ref": "#/components/schemas/powers.Item", "components": components}
        for one in told["versions"][1:]:
            assert list(Draft202012Validator(schema).iter_errors(one["item"])) == []

    def test_has_no_file_for_an_item_that_never_changed(self, office: PastOffice) -> None:
        office.publish()
        site = office.bytes()
        assert "versions" not in json.loads(site["powers/cf-00000002.json"])
        assert [p for p in site if p.startswith("api/v1/versions/")] == [
            f"api/v1/versions/{ITEM}.json"
        ]

    def test_says_nothing_that_is_internal_today(self, office: PastOffice) -> None:
        assert leaks(office) == []
        office.publish(audience=SiteAudience.INTERNAL)
        told = office.bytes()[f"api/v1/versions/{ITEM}.json"].decode()
        assert CANARY in told, "or the test would see nothing"

    def test_says_nothing_that_was_redacted(self, office: PastOffice) -> None:
        text = ADJUSTMENT.format(item=ITEM) + "衔接措施: [由张三交接]\n"
        office.commit("2024-06-01", {"adjustments/2024-03.yaml": text})
        office.publish()
        holding = {
            p for p, data in office.bytes().items() if "张三" in data.decode("utf-8", "replace")
        }
        assert {f"api/v1/versions/{ITEM}.json", "api/v1/changes/2024-03.json"} <= holding
        rule = redacted("{文字: 张三, 原因: 个人隐私}")
        office.commit("2024-07-01", {"qingdan.yaml": rule})
        office.publish()
        site = office.bytes()
        assert not [p for p, data in site.items() if "张三".encode() in data]
        assert faults(site) == []
        assert json.loads(site[f"api/v1/versions/{ITEM}.json"])["masked"]


def test_the_documented_server_lets_other_sites_read_every_record(
    site: dict[str, bytes], repository: Path
) -> None:
    """The rule for nginx in docs/site.md, held against the files of the description."""
    text = (repository / "docs/site.md").read_text(encoding="utf-8")
    rule = re.compile(text.partition("location ~ ")[2].partition(" {")[0])
    files = [path for path in site if path.endswith(".json") and path.startswith(DESCRIBED)]
    assert {kind for kind in ListKind if f"{kind}/" in "".join(files)} == set(ListKind)
    assert [path for path in files if not rule.search("/" + path)] == []
    assert not any(rule.search("/" + path) for path in site if path.endswith(".html"))
