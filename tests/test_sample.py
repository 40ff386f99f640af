"""The sample workspace and the files of ``init``: clean, complete, and true about the law."""

from __future__ import annotations

import json
import lzma
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qingdan.model.boundary import Boundary
from qingdan.model.delegation import Delegation
from qingdan.model.duty import Duty
from qingdan.model.fulfilment import Fulfilment
from qingdan.model.kinds import ITEM_MODELS
from qingdan.model.organ import OrganRegister
from qingdan.model.power import Power
from qingdan.model.procedure import Procedure
from qingdan.model.record import Record
from qingdan.model.shared import Expanded
from qingdan.model.territory import Territory
from qingdan.model.vocabulary import (
    DelegationMethod,
    FulfilmentClass,
    ListKind,
    PowerType,
    Readiness,
    Status,
)
from qingdan.model.workspace import ListHeader, WorkspaceFile
from qingdan.store.inventory import Inventory, load_inventory
from qingdan.store.reader import read_mapping
from qingdan.store.snapshot import worktree

TEN_TYPES = list(PowerType)[:10]
REPEALED = (
    "环境保护法",
    "环境影响评价法",
    "海洋环境保护法",
    "大气污染防治法",
    "水污染防治法",
    "土壤污染防治法",
    "固体废物污染环境防治法",
    "噪声污染防治法",
    "放射性污染防治法",
    "清洁生产促进法",
)
"""Repealed by 生态环境法典第一千二百四十二条 on 2026-08-15."""


@pytest.fixture(scope="module")
def inventory(sample: Path) -> Inventory:
    return load_inventory(worktree(sample))


def powers(inventory: Inventory) -> list[Power]:
    return [entry.item for entry in inventory.entries if isinstance(entry.item, Power)]


def test_the_sample_has_no_finding(
    sample: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    code, out, _ = run_cli("validate", "--workspace", sample, "--format", "json")
    report = json.loads(out)
    assert (code, report["findings"]) == (0, [])
    assert report["items"] == report["files"] > 170


def test_the_sample_is_as_large_as_promised(inventory: Inventory) -> None:
    kinds = Counter(entry.kind for entry in inventory.entries)
    assert inventory.broken == []
    assert len(inventory.organs) >= 10
    assert kinds[ListKind.POWERS] >= 45
    assert kinds[ListKind.DUTIES] >= 26
    assert kinds[ListKind.BOUNDARIES] >= 13
    assert kinds[ListKind.TERRITORY] >= 6
    assert kinds[ListKind.DELEGATIONS] >= 8
    assert kinds[ListKind.FULFILMENT] >= 16
    assert kinds[ListKind.PROCEDURES] >= 4


def test_the_neighbours_show_what_the_field_knows(inventory: Inventory) -> None:
    """Branching flows, several ways of handing down, all classes of towns' matters."""
    matters = [entry.item for entry in inventory.entries]
    flows = [matter for matter in matters if isinstance(matter, Territory)]
    assert all(any(len(step.following) > 1 for step in matter.steps) for matter in flows)
    assert {matter.batch or "第一批" for matter in flows} == {"第一批", "第二批"}
    assert len({matter.field for matter in flows}) >= 4
    handed = [matter for matter in matters if isinstance(matter, Delegation)]
    ready = {recipient.readiness for matter in handed for recipient in matter.recipients}
    assert ready == set(Readiness)
    assert {matter.method or DelegationMethod.DEVOLVED for matter in handed} >= {
        DelegationMethod.DEVOLVED,
        DelegationMethod.ENTRUSTED,
        DelegationMethod.ON_BEHALF,
        DelegationMethod.STATIONED,
    }
    assert [matter.withdrawal for matter in handed if matter.withdrawal is not None]
    for town in ("dqz", "lyj"):
        own = {
            entry.item.part
            for entry in inventory.entries
            if isinstance(entry.item, Fulfilment) and entry.organ == town
        }
        assert own == set(FulfilmentClass)
    together = [matter for matter in matters if isinstance(matter, Procedure)]
    assert {matter.at_once for matter in together} == {True, False, None}


def test_all_ten_types_and_all_states_occur(inventory: Inventory) -> None:
    types = Counter(power.type for power in powers(inventory))
    assert set(types) == set(TEN_TYPES)
    assert {power.status for power in powers(inventory)} == set(Status)


def test_every_boundary_has_one_lead_and_words_people_search(inventory: Inventory) -> None:
    matters = [entry.item for entry in inventory.entries if isinstance(entry.item, Boundary)]
    assert [matter.name for matter in matters if len(matter.lead) != 1] == []
    assert [matter.name for matter in matters if not matter.common_names] == []
    words = {word for matter in matters for word in matter.common_names}
    wanted = {"楼上漏水", "夜间施工噪声", "占道经营", "违章建筑", "餐饮油烟", "流浪犬"}
    assert wanted <= words


def test_every_duty_has_an_office_of_its_organ(inventory: Inventory) -> None:
    for entry in inventory.entries:
        if isinstance(entry.item, Duty):
            organ = inventory.organs[entry.organ or ""]
            assert entry.item.offices is not None
            assert entry.item.offices.lead in {unit.name for unit in organ.units()}


def test_it_says_that_it_is_fictional(inventory: Inventory) -> None:
    workspace = inventory.workspace
    assert workspace.fictional
    assert workspace.site is not None
    assert "虚构" in (workspace.site.about or "")


def test_the_only_phone_is_12345(sample: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sample.rglob("*.yaml"))
    assert set(re.findall(r"(?:电话|咨询方式): \"?([^\s\",}]+)", text)) == {"12345"}
    assert set(re.findall(r"方式: 电话, 内容: \"([^\"]+)\"", text)) == {"12345"}
    assert re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", text) == []


# --- every key of the format is shown somewhere ------------------------------------------------

_EXPIRES = "a waiver has a last day: the sample would fail on the day after"
_TAKEN_BACK = "nothing that the sample published had to be taken back"
_COMMIT = "a review names a commit of the user's own repository"
_ABOVE = "the sample is one office: there is no catalogue of the level above beside it"
NOT_SHOWN: dict[str, str] = {
    **{f"Waiver.{key}": _EXPIRES for key in ("规则", "字段", "理由", "至")},
    **{
        f"{model}.豁免": _EXPIRES
        for model in (
            *(model.__name__ for model in ITEM_MODELS.values()),
            "ListHeader",
            "OrganRegister",
        )
    },
    "RuleSettings.基线": "the sample has no old findings to hide",
    "Site.历史遮盖": _TAKEN_BACK,
    **{f"Redaction.{key}": _TAKEN_BACK for key in ("事项", "字段", "文字", "原因")},
    "WorkspaceFile.上级清单": _ABOVE,
    **{f"UpperList.{key}": _ABOVE for key in ("名称", "位置", "版本", "清单", "层级")},
    "WorkspaceFile.保密审查": _COMMIT,
    **{f"SecrecyReview.{key}": _COMMIT for key in ("必须", "记录")},
    **{f"SecrecyRecord.{key}": _COMMIT for key in ("审查人", "单位", "日期", "提交", "说明")},
}
"""``Model.键`` → why neither the sample nor the files of ``init`` can show it."""


def record_types(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for field in model.model_fields.values():
        for part in parts_of(field.annotation):
            if part is not model:
                yield from record_types(part)


def parts_of(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in getattr(annotation, "__args__", ()) or ():
        yield from parts_of(inner)


def keys_set(value: Any) -> Iterator[str]:
    """The keys that were written, of a model and all models inside it."""
    if isinstance(value, Record):
        fields = type(value).model_fields
        for name in value.model_fields_set & set(fields):
            yield f"{type(value).__name__}.{fields[name].alias}"
            yield from keys_set(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from keys_set(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from keys_set(inner)


def test_every_key_of_the_format_is_shown(inventory: Inventory) -> None:
    roots = [*ITEM_MODELS.values(), WorkspaceFile, OrganRegister, ListHeader]
    declared = {
        f"{model.__name__}.{field.alias}"
        for root in roots
        for model in record_types(root)
        if model is not Expanded
        for field in model.model_fields.values()
    }
    shown = {
        *keys_set([entry.item for entry in inventory.entries]),
        *keys_set(inventory.workspace),
        *keys_set(OrganRegister.model_validate({"机构": inventory.organs})),
        *keys_set(list(inventory.headers.values())),
    }
    # What items share is declared on each kind; it is enough that one kind shows it.
    shared = {f.alias for f in Power.model_fields.values()} & {
        f.alias for f in Boundary.model_fields.values()
    }
    for key in shared & {key.partition(".")[2] for key in shown}:
        shown |= {f"{model.__name__}.{key}" for model in ITEM_MODELS.values()}
    assert sorted(declared - shown - set(NOT_SHOWN)) == []
    assert sorted(set(NOT_SHOWN) - declared) == []


def test_every_extra_field_is_used(inventory: Inventory) -> None:
    for kind, fields in inventory.workspace.extra_fields.items():
        used = {name for entry in inventory.entries if entry.kind is kind for name in entry.extra}
        assert used == {field.name for field in fields}


def test_a_title_line_of_init_explains_every_key(repository: Path) -> None:
    """The example power names every key of a power, in use or in a comment."""
    folder = repository / "templates" / "workspace"
    (example,) = (folder / "powers" / "shili").glob("cf-*.yaml")
    text = example.read_text(encoding="utf-8")
    missing = [
        field.alias
        for field in Power.model_fields.values()
        if not re.search(rf"(?m)^(?:# )?{field.alias}:", text)
    ]
    assert missing == []


# --- the law -----------------------------------------------------------------------------------

CITATION = re.compile(
    r"《(?P<title>[^》]+)》(?:第(?P<article>[零一二三四五六七八九十百千]+)条"
    r"(?:第(?P<paragraph>[一二三四五六七八九十]+)款)?(?:第(?P<item>[一二三四五六七八九十]+)项)?)?.*"
)
FICTIONAL = re.compile(r"栖云|省人民政府")


def citations(value: Any) -> Iterator[tuple[str, str | None]]:
    """Every citation in a plain mapping, with the quoted text if there is one."""
    if isinstance(value, dict):
        if "引用" in value:
            yield value["引用"], value.get("原文")
        basis = value.get("依据")
        for one in basis if isinstance(basis, list) else [basis]:
            if isinstance(one, str):
                yield one, None
        for inner in value.values():
            yield from citations(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from citations(inner)


def cited(folder: Path) -> list[tuple[str, str, str | None]]:
    found = []
    for path in sorted(folder.rglob("*.yaml")):
        value = read_mapping(path.read_bytes()).value
        for citation, quote in citations(value):
            found.append((path.name, citation, quote))
    return found


@pytest.mark.parametrize("folder", ["inventories", "templates/workspace"])
def test_no_repealed_law_is_cited(repository: Path, folder: str) -> None:
    titles = [title for _, title, _ in cited(repository / folder)]
    assert titles
    for law in REPEALED:
        assert [title for title in titles if f"《中华人民共和国{law}》" in title] == []


def number(numeral: str) -> int:
    total = digit = 0
    for character in numeral:
        if character in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(character)
    return total + digit


class Laws:
    """The articles of the national laws and regulations outside the repository."""

    def __init__(self, folder: Path, workplace: Path) -> None:
        database = workplace / "laws.sqlite"
        packed = (folder / "npc_laws_2026.sqlite.xz").read_bytes()
        database.write_bytes(lzma.decompress(packed))
        self.connection = sqlite3.connect(database)
        self.regulations = {
            path.name.partition("(")[0]: path for path in sorted(folder.glob("行政法规/*.md"))
        }

    def article(self, title: str, article: int) -> str | None:
        """The text of an article: its paragraphs, one a line; None where there is none."""
        rows = self.connection.execute(
            "select article_text from articles join laws using (law_id) "
            "where laws.law_name = ? and article_no_arabic = ?",
            (title, article),
        ).fetchall()
        return rows[0][0] if rows else self._regulation(title).get(article)

    @cache  # noqa: B019 - one object a test run
    def _regulation(self, title: str) -> dict[int, str]:
        path = self.regulations.get(title.removeprefix("中华人民共和国"))
        if path is None:
            return {}
        parts = re.split(r"(?m)^第([零一二三四五六七八九十百]+)条\s", path.read_text("utf-8"))
        return {
            number(numeral): re.sub(r"\n{2,}", "\n", text.partition("\n#")[0].strip())
            for numeral, text in zip(parts[1::2], parts[2::2], strict=True)
        }


@pytest.fixture(scope="module")
def laws(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Laws:
    return Laws(real_data / "laws", tmp_path_factory.mktemp("laws"))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).rstrip("。")


@pytest.mark.realdata
@pytest.mark.parametrize("folder", ["inventories", "templates/workspace"])
def test_every_cited_article_exists_and_quotes_are_exact(
    repository: Path, laws: Laws, folder: str
) -> None:
    checked = 0
    for file, citation, quote in cited(repository / folder):
        found = CITATION.fullmatch(citation)
        assert found, (file, citation)
        if FICTIONAL.search(found["title"]) or not found["article"]:
            assert quote is None, (file, citation)
            continue
        text = laws.article(found["title"], number(found["article"]))
        assert text is not None, (file, citation)
        lines = [line for line in text.split("\n") if line.strip()]
        items = [line for line in lines if re.match(r"[（(][一二三四五六七八九十]+[）)]", line)]
        if found["paragraph"]:
            assert number(found["paragraph"]) <= len(lines) - len(items), (file, citation)
        if found["item"]:
            assert any(re.match(rf"[（(]{found['item']}[）)]", line) for line in items), citation
        if quote is not None:
            assert squeezed(quote) in squeezed(text), (file, citation)
        checked += 1
    assert checked > (300 if folder == "inventories" else 8)


@pytest.mark.realdata
def test_no_real_place_has_the_name(real_data: Path) -> None:
    for name in ("divisions_v1.json", "townships_v1.json", "historical_changes_v1.json"):
        text = (real_data / "divisions" / name).read_text(encoding="utf-8")
        for place in ("栖云", "听涛", "竹屿", "荷川", "稻桥", "柳堰", "芦汀"):
            assert place not in text, (name, place)
