"""Faults of what is said: what tables, replacements and haste leave behind (QD55x)."""

from __future__ import annotations

import re
from random import Random

from qingdan.rules.rule import TextSort

from .mutation import Mutation, edited, mutator
from .prose import any_prose, any_text, replaced, with_clause, with_note
from .workspace import POWERS, Workspace


@mutator("shifted-column")
def right_of_the_next_row(random: Random, workspace: Workspace) -> Mutation | None:
    """A right that speaks of the next item of the list."""
    item = workspace.any_power(random, holding="序号")
    number = workspace.value(item)["序号"]
    near = [
        one
        for one in workspace.of_kind(POWERS)
        if one.organ == item.organ
        and abs(workspace.value(one).get("序号", number + 9) - number) == 1
        and not workspace.with_parts(one)
    ]
    name = re.sub("^对|的处罚$|的给付$", "", str(workspace.value(random.choice(near))["名称"]))
    if _threes(name) & _threes(str(workspace.value(item)["名称"])):
        return None  # it might be meant of the item itself
    document = workspace.document(item.path)
    if document.has(("层级权限",)) or len(name) < 9:
        return None
    level = workspace.get(item, "行使层级")[0]
    right = {"层级": level, "权限": name}
    edit = document.add(random, (), "层级权限", [right])
    return edited(item.path, edit)


def _threes(text: str) -> set[str]:
    """Return what stands next to each other in a text, three characters at a time."""
    return {text[at : at + 3] for at in range(len(text) - 2)}


@mutator("doubled-words")
def word_twice(random: Random, workspace: Workspace) -> Mutation | None:
    """A word that was typed or pasted twice."""
    pattern = re.compile("的(?=[处审检给])|和(?!平)|建设单位|主管部门|监督检查|经营者")
    text = any_prose(random, workspace, fits=lambda t: pattern.search(t) is not None)
    found = random.choice(list(pattern.finditer(text.text)))
    at = (found.end(), found.end())
    return replaced(random, workspace, text, at, found[0])


@mutator("missing-unit-word")
def article_without_its_word(random: Random, workspace: Workspace) -> Mutation | None:
    """第六十四 without 条."""
    pattern = re.compile(r"(?<=》)(第[一二三四五六七八九十百零]+)条(?=第|$)")
    text = any_text(
        random, workspace, TextSort.CITATION, fits=lambda t: pattern.search(t) is not None
    )
    found = random.choice(list(pattern.finditer(text.text)))
    also = {"wrong-coercion-procedure"}
    return replaced(random, workspace, text, found.span(), found[1], also)


@mutator("placeholder-organ")
def name_left_to_fill_in(random: Random, workspace: Workspace) -> Mutation | None:
    """××市, left over from a template."""
    if random.random() < 0.3:
        document = workspace.document("organs.yaml")
        entry = random.choice(
            ("tjj: {名称: 县市区统计局, 性质: 其他}", "tjj: {名称: ××市统计局, 性质: 其他}")
        )
        return edited("organs.yaml", document.add_raw(random, ("机构",), entry))
    words = random.choice(("由××市主管部门配合核查", "由XX县人民政府配合核查", "由○○局配合核查"))
    return with_clause(random, workspace, words)


@mutator("replace-all-damage")
def replaced_too_much(random: Random, workspace: Workspace) -> Mutation | None:
    """What a replacement did to words it was not meant for."""
    words = (
        "参照广西壮族栖云市的做法核查",
        "工作不负责本行政区域任造成损失的",
        "由负责本行政区域处罚",
        "由市市应急部门配合核查",
        "按《栖云市道路交通安全法》执行",
    )
    return with_clause(random, workspace, random.choice(words))


@mutator("numbering-gap")
def number_skipped(random: Random, workspace: Workspace) -> Mutation | None:
    """A list that leaves out a number."""
    words = (
        "（一）由市级立案；（二）由市级调查；（四）由市级决定。",
        "1.由市级立案；3.由市级调查。",
        "一、由市级立案；二、由市级调查；四、由市级决定。",
        "①由市级立案；②由市级调查；⑤由市级决定。",
    )
    return with_note(random, workspace, random.choice(words))


@mutator("lost-number")
def number_gone(random: Random, workspace: Workspace) -> Mutation | None:
    """A unit of which the number is gone."""
    pattern = re.compile(r"(?<=以上|罚款|可以)?[0-9]+(?=个工作日|日内|元以|万元以)")
    if random.random() < 0.4:
        text = any_prose(random, workspace, fits=lambda t: pattern.search(t) is not None)
        found = pattern.search(text.text)
        before = text.text[: found.start()] if found else ""
        if found and before.endswith(("处", "并处", "之日起", "不超过")):
            return replaced(random, workspace, text, found.span(), "")
    words = (
        "自立案之日起个工作日内告知",
        "处元以上的罚款",
        "按第条规定办理",
        "不得超过个月",
        "共计余件",
    )
    return with_clause(random, workspace, random.choice(words))


@mutator("repealed-in-notes")
def repealed_in_words_only(random: Random, workspace: Workspace) -> Mutation | None:
    """A 备注 or a name that says an item in force is repealed."""
    item = workspace.any_item(random)
    document = workspace.document(item.path)
    if not workspace.in_force(item) or document.has(("备注",)):
        return None
    if random.random() < 0.3:
        name = str(document.value["名称"])
        edit = document.retext(random, ("名称",), len(name), len(name), "（已废止）")
        return edited(item.path, edit, {"penalty-name-form"})
    words = random.choice(("2015年1月22日废止", "该项已取消", "废止", "已停止实施"))
    return edited(item.path, document.add(random, (), "备注", words))


@mutator("nothing-said")
def word_for_nothing(random: Random, workspace: Workspace) -> Mutation | None:
    """A text that only says that there is nothing."""
    words = random.choice(("无", "/", "-", "暂无", "——", "N/A"))
    return with_note(random, workspace, words)


@mutator("unfinished-words")
def to_be_finished(random: Random, workspace: Workspace) -> Mutation | None:
    """What was to be finished later."""
    words = random.choice(("裁量基准（待定）", "具体标准待补充", "TODO 补上标准", "标准？？？"))
    return with_clause(random, workspace, words)
