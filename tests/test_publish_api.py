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

from qingdan.publish.audience import SiteAudience
from qingdan.publish.build import Order, build
from qingdan.publish.data import api
from qingdan.store.snapshot import worktree

from .publish_cases import SECRET_FILES, files_of

Make = Callable[..., Path]

DESCRIBED = ("api/", "powers/", "duties/", "boundaries/", "downloads/")
"""Folders whose JSON files the description must know, all of them."""


def built(root: Path, out: Path, audience: SiteAudience = SiteAudience.PUBLIC) -> dict[str, bytes]:
    build(worktree(root), Order(out, audience=audience))
    return files_of(out)


@pytest.fixture(scope="module")
def site(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(sample, tmp_path_factory.mktemp("api") / "site")


class Described:
    """What ``openapi.json`` says, asked by the path of a file."""

    def __init__(self, site: dict[str, bytes]) -> None:
        self.document: dict[str, Any] = json.loads(site[api.OPENAPI])
        self.uses: dict[str, int] = {}
        self._patterns = []
        for path, operations in self.document["paths"].items():
            get = operations["get"]
            parts = {one["name"]: one["schema"] for one in get.get("parameters", ())}
            pattern = re.escape(path)
            for name, schema in parts.items():
                pattern = pattern.replace(re.escape(f"{{{name}}}"), self._value(schema))
            schema = get["responses"]["200"]["content"]["application/json"]["schema"]
            self._patterns.append((re.compile(pattern), path, schema))

    @staticmethod
    def _value(schema: dict[str, Any]) -> str:
        if "enum" in schema:
            return f"(?:{'|'.join(map(re.escape, schema['enum']))})"
        return schema["pattern"].strip("^$") if "pattern" in schema else "[1-9][0-9]*"

    def faults(self, path: str, content: bytes) -> list[str]:
        """What is wrong with a file: no address, two of them, or not what was promised."""
        found = [(name, s) for pattern, name, s in self._patterns if pattern.fullmatch("/" + path)]
        if len(found) != 1:
            return [f"{path}: described by {[name for name, _schema in found]}"]
        name, schema = found[0]
        self.uses[name] = self.uses.get(name, 0) + 1
        whole = {**schema, "components": self.document["components"]}
        validator = Draft202012Validator(whole, format_checker=FormatChecker())
        return [
            f"{path}: {e.json_path} {e.message}" for e in validator.iter_errors(json.loads(content))
        ]


def faults(site: dict[str, bytes]) -> list[str]:
    described = Described(site)
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
        assert faults(site) == []
        described = Described(site)
        for path in [*site]:
            if path.endswith(".json") and path.startswith((*DESCRIBED, "manifest.json")):
                described.faults(path, site[path])
        assert set(described.document["paths"]) == set(described.uses)

    @pytest.mark.parametrize("audience", SiteAudience)
    def test_holds_for_what_is_half_withheld(
        self, make_workspace: Make, tmp_path: Path, audience: SiteAudience
    ) -> None:
        assert faults(built(make_workspace(SECRET_FILES), tmp_path / "site", audience)) == []

    def test_notices_what_it_does_not_know(self, site: dict[str, bytes]) -> None:
        path = next(p for p in site if p.startswith("powers/") and p.endswith(".json"))
        record = json.loads(site[path])
        record["item"]["内部说明"] = "不该在这里"
        changed = {**site, path: json.dumps(record).encode(), "api/v1/more.json": b"{}"}
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
        expected = {p for p in site if p.split("/")[0] in ("powers", "duties", "boundaries")}
        assert reached == {p for p in expected if p.count("/") == 1 and p.endswith(".json")}


def _paths(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [path for name, part in value.items() for path in _paths(part, name)]
    if isinstance(value, list):
        return [path for part in value for path in _paths(part, key)]
    named = key in ("href", "page", "download", "previous", "next", "openapi", "datapackage")
    named = named or (key in ("organs", "types", "laws") and isinstance(value, str))
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
