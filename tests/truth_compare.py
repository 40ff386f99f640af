"""Hold what an import made of an item against the hand-made truth, field by field."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "import_truth"
SEPARATOR = "␞"
"""Stands between the entries of a list, so that a wrong split is not mistaken for a space."""
_WRITTEN = re.compile("来源表格的行使主体写作“(.+?)”")
EXACT, SPACES, WRONG, MISSING = "exact", "spaces", "wrong", "missing"


@dataclass
class Score:
    """How many fields came out how, and which did not come out right."""

    fields: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    bad: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Place, field, result, and how what the import has begins."""

    def __add__(self, other: Score) -> Score:
        return Score(self.fields + other.fields, self.items + other.items, self.bad + other.bad)


def truths() -> dict[str, dict[str, Any]]:
    """Return the truth of every source by the name of its file in ``tests/data/import_truth``."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.json"))
    }


def judged(fact: Mapping[str, Any], text: str | None) -> str:
    """Return how a text compares with a fact."""
    if not text:
        return MISSING
    bare = re.sub(r"\s", "", text)
    if "text" in fact:
        if text == fact["text"]:
            return EXACT
        return SPACES if bare == re.sub(r"\s", "", fact["text"]) else WRONG
    if hashlib.sha256(text.encode()).hexdigest() == fact["sha256"]:
        return EXACT
    return SPACES if hashlib.sha256(bare.encode()).hexdigest() == fact["bare"] else WRONG


def compared(place: str, facts: Mapping[str, Any], found: Mapping[str, str] | None) -> Score:
    """Return the score of one item; ``found`` is None where the import has no such item."""
    score = Score()
    for name, fact in facts.items():
        result = judged(fact, None if found is None else found.get(name))
        score.fields[result] += 1
        if result not in (EXACT, SPACES):
            score.bad.append((place, name, result, (found or {}).get(name, "")[:40]))
    for name in sorted(set(found or ()) - set(facts)):
        score.fields[WRONG] += 1
        score.bad.append((place, name, "invented", (found or {})[name][:40]))
    worst = next((r for r in (MISSING, WRONG, SPACES) if score.fields[r]), EXACT)
    score.items[worst] += 1
    return score


def flattened(
    item: Mapping[str, Any], names: Mapping[str, str], texts: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """Return the fields of an imported item as the truth names them.

    ``names`` are those of organs and of items by id, ``texts`` the shared texts by name.
    """
    organs = [names[organ] for organ in [item["organ"], *item.get("共同实施", [])]]
    written = _WRITTEN.search(item.get("内部说明", ""))
    if written:  # a 挂牌 name: the item keeps how the source writes its organ
        organs[0] = written[1]
    flat = {"名称": item["名称"], "类型": item["类型"], "行使主体": SEPARATOR.join(organs)}
    flat["主项"] = names[item["主项"]] if "主项" in item else ""
    flat["承办机构"] = SEPARATOR.join(item.get("承办机构", []))
    flat["层级权限"] = SEPARATOR.join(
        f"{pair['层级']}：{pair['权限']}" if pair.get("权限") else pair["层级"]
        for pair in item.get("层级权限", [])
    )
    flat["职责"] = _clauses(item.get("职责", ""), texts)
    flat |= _bases("依据", item.get("依据", []))
    duties = item.get("责任事项", {})
    for key in ("直接实施", "指导监督", "责任"):
        flat[f"责任事项.{key}"] = _clauses(duties.get(key, ""), texts)
    flat["责任事项.环节"] = SEPARATOR.join(
        f"{stage['环节']}：{stage['责任']}" for stage in duties.get("环节", [])
    )
    flat |= _bases("责任事项.依据", duties.get("依据", []))
    liability = item.get("追责", {})
    for key in ("对象", "情形"):
        flat[f"追责.{key}"] = _clauses(liability.get(key, ""), texts)
    flat |= _bases("追责.依据", liability.get("依据", []))
    for key, value in item.get("时限", {}).items():
        flat[f"时限.{key}"] = str(value)
    codes = item.get("编码", {})
    flat["编码"] = codes.get("地方编码", "")
    flat["基本编码"] = codes.get("基本编码", "")
    flat["实施编码"] = codes.get("实施编码", "")
    flat["监督方式"] = SEPARATOR.join(way["内容"] for way in item.get("监督方式", []))
    flat["备注"] = item.get("备注", "")
    return {name: text for name, text in flat.items() if text}


def _clauses(value: Any, texts: Mapping[str, Mapping[str, Any]]) -> str:
    if isinstance(value, Mapping):
        if "套用" in value:
            value = texts[value["套用"]]
        lead = [value["开头"]] if value.get("开头") else []
        value = [*lead, *value["内容"]]
    return value if isinstance(value, str) else SEPARATOR.join(value)


def _bases(prefix: str, bases: list[Any]) -> dict[str, str]:
    records = [{"引用": basis} if isinstance(basis, str) else basis for basis in bases]
    flat = {f"{prefix}.引用": SEPARATOR.join(record["引用"] for record in records)}
    for key in ("标注", "原注", "原文"):
        if any(record.get(key) for record in records):
            flat[f"{prefix}.{key}"] = SEPARATOR.join(record.get(key, "") for record in records)
    return flat
