"""Faults of the law that is named: the wrong one, the wrong type, the wrong article (QD56x)."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from qingdan.model.finding import FieldPath
from qingdan.rules.rule import TextSort

from .document import Document, Edit
from .mutation import Mutation, edited, fault, mutator
from .prose import any_text, replaced, with_clause
from .workspace import POWERS, Item, Workspace


@mutator("only-an-order")
def nothing_but_an_order(random: Random, workspace: Workspace) -> Mutation | None:
    """A coercion that is nothing but an order."""
    item = workspace.any_power(random, "行政强制")
    document = workspace.document(item.path)
    if document.has(("强制方式",)):
        document = document.without(("强制方式",))
    words = random.choice(("责令限期恢复", "责令停止建设", "责令限期改正"))
    edit = document.put(random, ("名称",), f"对擅自改变用途的{words}")
    return edited(item.path, edit)


@mutator("wrong-procedure")
def procedure_of_another_type(random: Random, workspace: Workspace) -> Mutation | None:
    """A coercion whose 责任事项 cite the procedure of penalties, and the like."""
    laws = {"行政许可": "行政许可法", "行政处罚": "行政处罚法", "行政强制": "行政强制法"}
    item = workspace.any_power(random, *laws, holding="责任事项")
    kind = workspace.value(item)["类型"]
    law = random.choice([law for name, law in laws.items() if name != kind])
    document = workspace.document(item.path)
    if document.has(("责任事项", "依据")):
        document = document.without(("责任事项", "依据"))
    edit = document.add(random, ("责任事项",), "依据", [f"《中华人民共和国{law}》第三章"])
    return edited(item.path, edit)


@mutator("wrong-coercion-procedure")
def procedure_of_the_other_coercion(random: Random, workspace: Workspace) -> Mutation | None:
    """A measure that cites the procedure of execution, and the other way round."""
    item = workspace.any_power(random, "行政强制", holding="强制类别")
    document = workspace.document(item.path)
    if not document.has(("责任事项",)):
        return None
    article = "第三十五条" if document.value["强制类别"] == "行政强制措施" else "第十八条"
    if document.has(("责任事项", "依据")):
        document = document.without(("责任事项", "依据"))
    edit = document.add(random, ("责任事项",), "依据", [f"《中华人民共和国行政强制法》{article}"])
    return edited(item.path, edit)


def _with_bases(random: Random, item: Item, document: Document, bases: list[Any]) -> Edit:
    """Write other bases in the place of those of an item."""
    document = document.without(("依据",))
    return document.add(random, (), "依据", bases)


@mutator("inspection-without-law")
def inspection_by_circular(random: Random, workspace: Workspace) -> Mutation | None:
    """An inspection that stands on a circular alone."""
    item = workspace.any_power(random, "行政检查")
    document = workspace.document(item.path)
    basis = random.choice(
        (
            "《栖云市应急管理局职能配置、内设机构和人员编制规定》第四条",
            "《关于开展安全生产检查的通知》第二条",
        )
    )
    return edited(item.path, _with_bases(random, item, document, [basis]))


@mutator("penalty-by-procedure-law")
def penalty_by_procedure(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty that stands on the law of procedure alone."""
    item = workspace.any_power(random, "行政处罚")
    document = workspace.document(item.path)
    basis = random.choice(("《中华人民共和国行政处罚法》第九条", "《行政处罚法》第五章"))
    return edited(item.path, _with_bases(random, item, document, [basis]))


@mutator("no-penalty-quoted")
def quotation_without_penalty(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty whose quotations name none."""
    item = workspace.any_power(random, "行政处罚")
    document = workspace.document(item.path)
    basis = {
        "引用": "《城市市容和环境卫生管理条例》第三十四条",
        "原文": "由主管部门责令采取补救措施",
    }
    edit = _with_bases(random, item, document, [basis])
    return edited(item.path, edit)


@mutator("type-against-name")
def type_of_another(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty that is listed as an inspection."""
    item = workspace.any_power(random, "行政处罚")
    document = workspace.document(item.path)
    name = str(document.value["名称"])
    if not name.endswith("的处罚"):
        return None
    kind = random.choice(("行政许可", "行政检查", "行政确认", "其他行政权力"))
    edit = document.put(random, ("类型",), kind)
    line = Document(edit.text).line(("名称",))
    also = {"wrong-procedure", "type-against-code", "declared-count"}
    return fault(item.path, edit.text, line, also)


def _bases(workspace: Workspace, item: Item) -> list[FieldPath]:
    document = workspace.document(item.path)
    return [("依据", number) for number in range(len(document.value.get("依据", ())))]


@mutator("basis-cited-twice")
def basis_again(random: Random, workspace: Workspace) -> Mutation | None:
    """A basis that is cited twice."""
    item = workspace.any_item(random, POWERS)
    document = workspace.document(item.path)
    at = random.choice(_bases(workspace, item))
    return edited(item.path, document.append(random, ("依据",), document.at(at)))


@mutator("clause-twice")
def clause_again(random: Random, workspace: Workspace) -> Mutation | None:
    """A responsibility that stands in its list twice."""
    item = workspace.any_item(random, POWERS)
    document = workspace.document(item.path)
    found = [
        path
        for path in document.paths(list)
        if path[0] in ("责任事项", "追责")
        and path[-1] in ("直接实施", "指导监督", "责任", "内容", "另加")
    ]
    at = random.choice(found)
    clause = str(document.at(at)[0]) + random.choice(("", "。", "；"))
    return edited(item.path, document.append(random, at, clause))


@mutator("cut-quotation")
def quotation_cut(random: Random, workspace: Workspace) -> Mutation | None:
    """A quotation that says nothing, or begins or ends in the middle."""
    item = workspace.any_item(random)
    document = workspace.document(item.path)
    found = [p for p in document.nodes if p[-1:] == ("原文",)]
    at = random.choice(found)
    text = str(document.at(at))
    if "\n" in text:
        return None
    wrong = random.choice(("略", "见附件", "（略）", "，" + text[6:], text.split("，")[0] + "："))
    return edited(item.path, document.put(random, at, wrong))


@mutator("citation-without-article")
def law_as_a_whole(random: Random, workspace: Workspace) -> Mutation | None:
    """A citation without the article."""
    pattern = re.compile(r"(?<=(?:法|例)》)第.*$")
    text = any_text(
        random, workspace, TextSort.CITATION, fits=lambda t: pattern.search(t) is not None
    )
    found = pattern.search(text.text)
    if found is None or text.text.count("《") > 1 or ("款" in text.text and "、" in text.text):
        return None
    return replaced(random, workspace, text, found.span(), "", _PROCEDURE)


_PROCEDURE = frozenset({"wrong-coercion-procedure", "wrong-procedure", "basis-cited-twice"})


@mutator("article-without-law")
def article_alone(random: Random, workspace: Workspace) -> Mutation | None:
    """A citation that begins with the article."""
    item = workspace.any_item(random)
    document = workspace.document(item.path)
    if not document.has(("依据",)):
        return None
    article = random.choice(("第六十五条", "第十二条第一款", "本法第九条"))
    return edited(item.path, document.append(random, ("依据",), article))


@mutator("not-a-citation")
def no_law_named(random: Random, workspace: Workspace) -> Mutation | None:
    """A basis that names no law."""
    item = workspace.any_item(random)
    document = workspace.document(item.path)
    if not document.has(("依据",)):
        return None
    words = random.choice(("有关法律法规的规定", "上级文件", "三定规定"))
    return edited(item.path, document.append(random, ("依据",), words))


@mutator("moved-article")
def article_before_the_revision(random: Random, workspace: Workspace) -> Mutation | None:
    """An article of 行政处罚法 by the number it had before 2021."""
    words = random.choice(
        (
            "违反《中华人民共和国行政处罚法》第十八条关于委托处罚的规定的",
            "未按《中华人民共和国行政处罚法》第四十二条举行听证的",
            "按行政处罚法第三十三条适用简易程序的",
        )
    )
    return with_clause(random, workspace, words)
