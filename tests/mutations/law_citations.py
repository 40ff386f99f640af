"""Citations of what is repealed, not there, elsewhere, or not what is quoted (QD40x to QD42x)."""

from __future__ import annotations

from random import Random
from typing import Any

from qingdan.model.vocabulary import ListKind

from .document import Document
from .mutation import Mutation, edited, fault, mutator
from .prose import with_clause
from .workspace import POWERS, Workspace

STATE = "中华人民共和国"


def appended(
    random: Random,
    workspace: Workspace,
    *bases: Any,
    at: str | None = None,
    also: tuple[str, ...] = (),
    kinds: tuple[ListKind, ...] = (),
) -> Mutation | None:
    """Add one of ``bases`` to an item in force; ``at`` is the key of the basis that is at fault."""
    item = workspace.any_item(random, *kinds)
    document = workspace.document(item.path)
    if not document.has(("依据",)) or not workspace.in_force(item):
        return None
    number = len(document.value["依据"])
    edit = document.append(random, ("依据",), random.choice(bases))
    if at is None:
        return edited(item.path, edit, also)
    line = Document(edit.text).line(("依据", number, at))
    return fault(item.path, edit.text, line, also)


@mutator("repealed-law")
def law_that_was_repealed(random: Random, workspace: Workspace) -> Mutation | None:
    """A basis that another law has taken the place of."""
    return appended(
        random,
        workspace,
        f"《{STATE}环境噪声污染防治法》第六条",
        f"《{STATE}大气污染防治法》第九十九条第一项",
        {"引用": f"《{STATE}清洁生产促进法》第三十九条"},
        f"《{STATE}城市规划法》第三条",
    )


@mutator("repealed-law")
def repealed_in_a_clause(random: Random, workspace: Workspace) -> Mutation | None:
    """A running text that goes by a repealed law."""
    clause = f"未按照《{STATE}环境影响评价法》第十六条分类管理的"
    found = with_clause(random, workspace, clause)
    if found is None:
        return None
    ((path, line),) = found.places
    text = found.changes[path]
    if not isinstance(text, str) or not path.startswith(("powers/", "duties/")):
        return None
    is_remark = text.split("\n")[line - 1].lstrip().startswith(("备注", "内部说明"))
    return None if is_remark else found


@mutator("perhaps-repealed-law")
def law_marked_as_repealed(random: Random, workspace: Workspace) -> Mutation | None:
    """A basis that a catalogue marks as repealed without a day."""
    return appended(
        random, workspace, f"《{STATE}劳动保险条例》第四条", f"《{STATE}中医药条例》第三条"
    )


@mutator("unknown-law")
def title_with_a_slip(random: Random, workspace: Workspace) -> Mutation | None:
    """A title with one wrong character."""
    return appended(
        random,
        workspace,
        "《城市市容与环境卫生管理条例》第三条",
        f"《{STATE}治安管理处法》第三条",
        "《医疗器械监督管里条例》第三条",
    )


@mutator("unlisted-law")
def law_of_no_collection(random: Random, workspace: Workspace) -> Mutation | None:
    """A law that there is not."""
    return appended(random, workspace, f"《{STATE}星际航行法》第三条")


@mutator("not-in-force-yet")
def law_to_come(random: Random, workspace: Workspace) -> Mutation | None:
    """A law that has been passed and begins later."""
    return appended(
        random,
        workspace,
        f"《{STATE}医疗保障法》第一条",
        f"《{STATE}耕地保护和质量提升法》第一条",
    )


@mutator("older-than-its-law")
def item_before_its_law(random: Random, workspace: Workspace) -> Mutation | None:
    """An item that says it holds since before its law was passed."""
    item = workspace.any_item(random, POWERS)
    document = workspace.document(item.path)
    if not document.has(("依据",)) or not workspace.in_force(item) or "法典" in document.text:
        return None
    if document.has(("生效日期",)):
        document = document.without(("生效日期",))
    document = Document(document.add(random, (), "生效日期", "2026-08-14").text)
    edit = document.append(random, ("依据",), f"《{STATE}生态环境法典》第三条")
    return edited(item.path, edit)


@mutator("no-such-article")
def article_behind_the_last(random: Random, workspace: Workspace) -> Mutation | None:
    """An article that the law does not have."""
    return appended(
        random,
        workspace,
        f"《{STATE}行政处罚法》第八十七条",
        f"《{STATE}行政许可法》第八十条至第九十条",
        f"《{STATE}行政强制法》第一百条第二款",
    )


@mutator("no-such-paragraph")
def paragraph_too_many(random: Random, workspace: Workspace) -> Mutation | None:
    """A 款 that the article does not have."""
    return appended(
        random,
        workspace,
        f"《{STATE}行政许可法》第十六条第五款",
        f"《{STATE}城乡规划法》第六十四条第二款",
    )


@mutator("no-such-subparagraph")
def subparagraph_too_many(random: Random, workspace: Workspace) -> Mutation | None:
    """A 项 that the 款 does not list."""
    return appended(
        random,
        workspace,
        f"《{STATE}行政许可法》第十二条第七项",
        f"《{STATE}城乡规划法》第六十二条第一款第三项",
    )


_SEED = {
    "引用": f"《{STATE}种子法》第六十一条",
    "原文": "禁止进出口假、劣种子以及属于国家规定不得进出口的种子。",
}


@mutator("article-moved")
def article_by_its_old_number(random: Random, workspace: Workspace) -> Mutation | None:
    """Words of an article that has another number since 2021."""
    return appended(random, workspace, _SEED, kinds=(ListKind.DUTIES,))


@mutator("article-changed")
def article_as_it_was(random: Random, workspace: Workspace) -> Mutation | None:
    """A version before the one in force, in which the article read otherwise."""
    return appended(
        random,
        workspace,
        f"《{STATE}行政处罚法》（2017年修正）第四十二条",
        f"《{STATE}行政处罚法》（2017年修正）第五十一条",
        kinds=(ListKind.DUTIES,),
    )


_LOCAL = "栖云市街道管理条例"
_LAW = f"""\
名称: {_LOCAL}
位阶: 设区的市地方性法规
公布日期: 2020-01-01
施行日期: 2020-03-01
条文:
  第一条: 为了加强街道管理，制定本条例。
  第二条: 本市街道的管理适用本条例。
  第三条: 在街道两侧堆放物料的，由城市管理部门处五百元以上一千元以下罚款。
"""


def _with_law(workspace: Workspace) -> Workspace:
    return Workspace({**workspace.files, f"laws/{_LOCAL}.yaml": _LAW.encode()})


@mutator("quotation-differs", prepare=_with_law)
def other_words(random: Random, workspace: Workspace) -> Mutation | None:
    """A quotation with words that the law has not."""
    wrong = random.choice(("由市城管局处二千元罚款。", "由城市管理部门处五万元罚款。"))
    basis = {"引用": f"《{_LOCAL}》第三条", "原文": "在街道两侧堆放物料的，" + wrong}
    return appended(random, workspace, basis, at="原文", kinds=(ListKind.DUTIES,))


@mutator("stale-version-suffix")
def version_before_the_last(random: Random, workspace: Workspace) -> Mutation | None:
    """A version that another one has followed, of an article that reads as before."""
    return appended(
        random,
        workspace,
        f"《{STATE}城乡规划法》（2015年修正）第六十四条",
        f"《{STATE}消防法》（2019年修正）第十三条",
    )


@mutator("stale-history-note")
def note_that_ends_early(random: Random, workspace: Workspace) -> Mutation | None:
    """A note on the making of a law that does not reach the version in force."""
    basis = {
        "引用": f"《{STATE}消防法》第十三条",
        "原注": "2008年10月28日修订，2019年4月23日第一次修正",
    }
    return appended(random, workspace, basis, at="原注")


@mutator("informal-title")
def name_in_use(random: Random, workspace: Workspace) -> Mutation | None:
    """A law by the name people call it."""
    return appended(random, workspace, f"《{STATE}治安处罚法》第三条")


@mutator("state-name-missing")
def without_the_state(random: Random, workspace: Workspace) -> Mutation | None:
    """A title without the name of the state."""
    return appended(random, workspace, "《城乡规划法》第三条", "《数据安全法》第三条")


@mutator("rank-order")
def law_behind_a_notice(random: Random, workspace: Workspace) -> Mutation | None:
    """A law at the end of a list that goes down to regulations."""
    item = workspace.any_item(random, ListKind.DUTIES)
    document = workspace.document(item.path)
    if not document.has(("依据",)):
        return None
    bases = ["《城市市容和环境卫生管理条例》第三条", f"《{STATE}城乡规划法》第三条"]
    edit = document.without(("依据",)).add(random, (), "依据", bases)
    return fault(item.path, edit.text, Document(edit.text).line(("依据", 1)))


@mutator("label-against-rank")
def wrong_label(random: Random, workspace: Workspace) -> Mutation | None:
    """A label that says another rank."""
    title, label = random.choice(
        (("城市市容和环境卫生管理条例", "规章"), (f"{STATE}城乡规划法", "法规"))
    )
    basis = {"引用": f"《{title}》第三条", "标注": label}
    return appended(random, workspace, basis, at="标注")


@mutator("pending-without-end")
def pending_for_ever(random: Random, workspace: Workspace) -> Mutation | None:
    """An item for pending cases under a repealed law, without an end."""
    item = workspace.any_item(random, POWERS)
    document = workspace.document(item.path)
    if not document.has(("依据",)) or not workspace.in_force(item):
        return None
    if document.has(("备注",)):
        document = document.without(("备注",))
    if document.has(("失效日期",)):
        return None
    document = Document(document.add(random, (), "备注", "仅适用于在办案件").text)
    edit = document.append(random, ("依据",), f"《{STATE}环境噪声污染防治法》第六条")
    return fault(item.path, edit.text, Document(edit.text).line(("名称",)))


@mutator("penalty-of-registrar")
def licence_of_the_registrar(random: Random, workspace: Workspace) -> Mutation | None:
    """A quotation that leaves the business licence to the registrar."""
    item = workspace.any_power(random, "行政处罚", holding="依据")
    if item.organ in ("scjg", "spj") or not workspace.in_force(item):
        return None
    document = workspace.document(item.path)
    number = len(document.value["依据"])
    who = random.choice(("工商行政管理机关", "市场监督管理部门"))
    basis = {"引用": "《示例条例》第三条", "原文": f"处二万元罚款；由{who}依法吊销营业执照。"}
    edit = document.append(random, ("依据",), basis)
    return fault(item.path, edit.text, Document(edit.text).line(("依据", number, "原文")))


@mutator("localised-quotation")
def law_of_our_town(random: Random, workspace: Workspace) -> Mutation | None:
    """A quotation of a national regulation that speaks of the bureau of a town."""
    words = random.choice(("由我市主管部门责令改正。", "由市城市管理局责令改正。"))
    basis = {"引用": "《城市市容和环境卫生管理条例》第三条", "原文": words}
    return appended(random, workspace, basis, at="原文", kinds=(ListKind.DUTIES,))


@mutator("paragraph-not-named")
def one_of_two_paragraphs(random: Random, workspace: Workspace) -> Mutation | None:
    """A quotation of one 款 behind the citation of the whole article."""
    basis = {
        "引用": f"《{STATE}会计法》第七条",
        "原文": "县级以上地方各级人民政府财政部门管理本行政区域内的会计工作。",
    }
    return appended(random, workspace, basis, kinds=(ListKind.DUTIES,))


@mutator("paragraph-left-out")
def which_subparagraph(random: Random, workspace: Workspace) -> Mutation | None:
    """A 项 that two 款 have."""
    return appended(
        random, workspace, f"《{STATE}种子法》第四十八条第二项", f"《{STATE}海关法》第六条第四项"
    )


@mutator("paragraph-implied")
def subparagraph_alone(random: Random, workspace: Workspace) -> Mutation | None:
    """A 项 without the one 款 that lists 项."""
    return appended(
        random,
        workspace,
        f"《{STATE}城乡规划法》第六十二条第一项",
        f"《{STATE}行政许可法》第三十二条第二项",
    )


@mutator("no-such-division")
def chapter_too_many(random: Random, workspace: Workspace) -> Mutation | None:
    """A chapter that the law does not have."""
    return appended(
        random,
        workspace,
        f"《{STATE}行政处罚法》第九章",
        f"《{STATE}城乡规划法》第八章",
        kinds=(ListKind.DUTIES,),
    )
