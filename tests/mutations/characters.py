"""Faults of blanks, characters and names (QD52x to QD54x)."""

from __future__ import annotations

import re
from random import Random

from qingdan.rules.rule import TextSort

from .document import Document
from .mutation import Mutation, edited, fault, mutator
from .prose import any_prose, any_text, between_characters, replaced, with_clause
from .workspace import POWERS, Workspace
from .writing import Misfit

_OWN = (TextSort.NAME, TextSort.PROSE, TextSort.CITATION)


@mutator("edge-space")
def blank_at_the_edge(random: Random, workspace: Workspace) -> Mutation | None:
    """A blank before or behind a text."""
    text = any_text(random, workspace, *_OWN)
    if text.at[0] in ("承办机构", "职责", "编号", "通用目录") or text.at[-1] in ("套用", "编号"):
        return None
    blank = random.choice((" ", "\u3000", "\u00a0", "  "))
    at = random.choice((0, len(text.text)))
    also = {"full-width-space", "odd-space"}
    return replaced(random, workspace, text, (at, at), blank, also)


def _inserted(
    random: Random, workspace: Workspace, character: str, also: frozenset[str] = frozenset()
) -> Mutation:
    """Put something between two Chinese characters of a prose text."""
    text = any_prose(random, workspace, fits=lambda t: len(t) > 3)
    at = between_characters(random, text.text)
    return replaced(random, workspace, text, (at, at), character, also)


@mutator("odd-space")
def blank_from_a_page(random: Random, workspace: Workspace) -> Mutation | None:
    """A blank that only web pages have."""
    blank = random.choice(("\u00a0", "\u2003", "\u2009", "\u202f"))
    return _inserted(random, workspace, blank, frozenset({"space-between-chinese"}))


@mutator("full-width-space")
def wide_blank(random: Random, workspace: Workspace) -> Mutation | None:
    """A full-width blank inside a text."""
    return _inserted(random, workspace, "\u3000", frozenset({"space-between-chinese"}))


@mutator("space-between-chinese")
def blank_between(random: Random, workspace: Workspace) -> Mutation | None:
    """A blank inside a word."""
    return _inserted(random, workspace, random.choice((" ", "  ")))


@mutator("invisible-character")
def nobody_sees_it(random: Random, workspace: Workspace) -> Mutation | None:
    """A character that cannot be seen."""
    return _inserted(random, workspace, random.choice(("\u200b", "\u200d", "\u2060", "\u00ad")))


@mutator("private-use-character")
def character_of_one_machine(random: Random, workspace: Workspace) -> Mutation | None:
    """A character that other machines do not have, or that got lost on the way."""
    return _inserted(random, workspace, random.choice(("\ue5e5", "\uf0b7", "\ufffd", "锟斤拷")))


@mutator("radical-character")
def radical_for_a_word(random: Random, workspace: Workspace) -> Mutation | None:
    """A radical symbol in the place of the character that looks the same."""
    alike = {"人": "⼈", "用": "⽤", "工": "⼯", "方": "⽅", "水": "⽔", "行": "⾏", "生": "⽣"}
    pattern = re.compile("[" + "".join(alike) + "]")
    text = any_prose(random, workspace, fits=lambda t: pattern.search(t) is not None)
    found = random.choice(list(pattern.finditer(text.text)))
    return replaced(random, workspace, text, found.span(), alike[found[0]])


@mutator("rare-character")
def character_nobody_has(random: Random, workspace: Workspace) -> Mutation | None:
    """A character of the extension blocks."""
    return _inserted(random, workspace, random.choice("𬒈𪨊㙦"))


@mutator("traditional-characters")
def traditional(random: Random, workspace: Workspace) -> Mutation | None:
    """A traditional character in the place of the simplified one."""
    alike = {
        "规": "規",
        "划": "劃",
        "检": "檢",
        "设": "設",
        "证": "證",
        "处": "處",
        "业": "業",
        "责": "責",
    }
    pattern = re.compile("[" + "".join(alike) + "]")
    text = any_prose(random, workspace, fits=lambda t: pattern.search(t) is not None)
    found = random.choice(list(pattern.finditer(text.text)))
    return replaced(random, workspace, text, found.span(), alike[found[0]])


@mutator("likely-confusion")
def misread(random: Random, workspace: Workspace) -> Mutation | None:
    """A word that a scanner misreads."""
    alike = {
        "责令": "贵令",
        "责任": "贵任",
        "处罚": "处詈",
        "未经": "末经",
        "已经": "己经",
        "没收": "没牧",
        "工作日": "工作曰",
    }
    pattern = re.compile("|".join(alike))
    text = any_prose(random, workspace, fits=lambda t: pattern.search(t) is not None)
    found = random.choice(list(pattern.finditer(text.text)))
    return replaced(random, workspace, text, found.span(), alike[found[0]])


@mutator("circle-for-zero")
def circle(random: Random, workspace: Workspace) -> Mutation | None:
    """A circle in a number."""
    words = random.choice(("自二○二五年起实施", "按第一百○八条办理", "二◯二六年起停止收取"))
    return with_clause(random, workspace, words)


@mutator("name-punctuation")
def mark_behind_a_name(random: Random, workspace: Workspace) -> Mutation | None:
    """A mark at the end of the name of an item, or a line break inside it."""
    item = workspace.any_item(random)
    document = workspace.document(item.path)
    name = str(document.value["名称"])
    if random.random() < 0.3:
        if len(name) < 8:
            return None
        at = between_characters(random, name)
        node = document.nodes[("名称",)]
        new = f"|-\n  {name[:at]}\n  {name[at:]}"
        text = document.text[: node.start] + new + document.text[node.stop :]
        if Document(text).value.get("名称") != f"{name[:at]}\n{name[at:]}":
            raise Misfit
        return fault(item.path, text, text.count("\n", 0, node.start) + 2)
    mark = random.choice("。，、；：")
    return edited(item.path, document.retext(random, ("名称",), len(name), len(name), mark))


@mutator("penalty-name-form")
def penalty_without_its_word(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty that is not called 对……的处罚."""
    item = workspace.any_power(random, "行政处罚")
    document = workspace.document(item.path)
    name = str(document.value["名称"])
    if not name.startswith("对") or not name.endswith("的处罚"):
        return None
    new = random.choice((name[1:], name[:-3], name[:-2] + "查处"))
    return edited(item.path, document.put(random, ("名称",), new))


@mutator("long-name")
def name_without_end(random: Random, workspace: Workspace) -> Mutation | None:
    """A name of more than a hundred characters."""
    item = workspace.any_item(random, POWERS)
    if workspace.get(item, "状态") == "废止":
        return None
    document = workspace.document(item.path)
    things = (
        "道路、桥梁、隧道、涵洞、绿地、广场、公园、码头、车站、机场、"
        "仓库、堤坝、管线、闸门、泵站、井盖、路灯、护栏、标志、标线"
    )
    name = str(document.value["名称"])
    at = between_characters(random, name)
    new = name[:at] + "（" + things + "、" + things.replace("、", "和") + "）" + name[at:]
    return edited(item.path, document.put(random, ("名称",), new))
