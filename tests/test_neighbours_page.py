"""``docs/neighbours.md``: what it shows are items, and its words are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from qingdan.compare.comparison import compare_contents
from qingdan.model.kinds import ITEM_MODELS
from qingdan.model.vocabulary import ListKind
from qingdan.model.workspace import ListHeader
from qingdan.store.layout import Role, place

PAGE = (Path(__file__).parents[1] / "docs" / "neighbours.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n# (\S+yaml)[^\n]*\n(.*?)^```$", PAGE, flags=re.M | re.S)


def test_each_list_has_an_example() -> None:
    shown = {place(path).kind for path, _text in BLOCKS}
    assert shown == {kind for kind in ListKind if not kind.is_core}


@pytest.mark.parametrize(("path", "text"), BLOCKS, ids=[path for path, _text in BLOCKS])
def test_what_the_page_shows_is_valid(path: str, text: str) -> None:
    placed = place(path)
    content = yaml.load(text, Loader=yaml.BaseLoader)
    for record in (*content.get("承接机构", ()), *content.get("步骤", ())):
        for key in record.keys() & {"持证人数", "序"}:
            record[key] = int(record[key])
        if "下一步" in record:
            record["下一步"] = [int(number) for number in record["下一步"]]
    for key in ("牵头", "一次办好"):
        for record in (content, *content.get("主体责任", ())):
            if record.get(key) == "true":
                record[key] = True
    assert placed.kind is not None
    model = ListHeader if placed.role is Role.HEADER else ITEM_MODELS[placed.kind]
    model.model_validate(content)


WORDS = [
    ("方式: 下放", None, "下放"),
    ("方式: 授权", None, "下放"),
    ("方式: 委托", None, "委托"),
    ("方式: 代办", None, "新增"),
    ("方式: 下放", "方式: 下放, 收回: {日期: 2026-01-01}", "收回"),
    ("方式: 下放", "方式: 派驻", "收回"),
    ("方式: 委托", "方式: 委托, 状态: 废止", "撤销委托"),
    ("方式: 委托", "方式: 代办", "撤销委托"),
    ("方式: 下放", "方式: 下放, 状态: 废止", "取消"),
    ("类别: 基本履职", "类别: 上级部门收回", "收回"),
    ("类别: 上级部门收回", None, "收回"),
    ("类别: 上级部门收回", "类别: 配合履职", "承接"),
]


@pytest.mark.parametrize(("first", "second", "word"), WORDS)
def test_the_words_of_the_table(first: str, second: str | None, word: str) -> None:
    folder = "delegations/cgj/fq" if first.startswith("方式") else "fulfilment/dqz/lz"
    path = f"{folder}-00000001.yaml"
    before, after = (f"{{名称: 甲, {text}}}".encode() for text in (first, second or first))
    base = {path: before} if second else {}
    (change,) = compare_contents(base, {path: after}).changes
    assert change.action == word
    assert f"| {word} |" in PAGE or f"| {word}, " in PAGE
