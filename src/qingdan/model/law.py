"""Laws that a workspace keeps itself (``laws/*.yaml``): what no law library holds.

Local regulations, rules, 规范性文件, 三定规定. One file is one text through all its versions.
"""

from __future__ import annotations

from .record import REQUIRED, Count, Day, Record, Text, key
from .vocabulary import Rank


class LawEdition(Record):
    """One text of a law, as passed on one day."""

    published: Day | None = key("公布日期", "这一文本公布的日期")
    effective: Day | None = key("施行日期", "这一文本从哪天起施行")
    label: Text | None = key("说明", "通过、修正、第二次修正或修订")
    count: Count | None = key("条数", "共多少条；写了条文的不必写")
    articles: dict[Text, Text] = key(
        "条文", "条号对应的原文，如 第十二条；每款、每项另起一行", default={}
    )


class LocalLaw(Record):
    """A local regulation, rule or document that the lists cite."""

    title: Text = key("名称", "全称，不写书名号", default=REQUIRED)
    aliases: list[Text] = key("别名", "简称和曾用名", default=())
    rank: Rank | None = key("位阶", "位阶；不写则按名称和制定机关推定")
    maker: Text | None = key("制定机关", "制定机关的全称")
    number: Text | None = key("文号", "文号或者令号，如 国办发〔2015〕21号")
    published: Day | None = key("公布日期", "公布的日期；有几个文本的写在“版本”里")
    effective: Day | None = key("施行日期", "从哪天起施行")
    expires: Day | None = key("失效日期", "从哪天起失效或者废止")
    repealed_by: Text | None = key("废止依据", "被哪一部法规或者文件废止，如 《…条例》第六十条")
    successors: list[Text] = key("被替代", "由哪些法规或者文件替代，写全称", default=())
    count: Count | None = key("条数", "共多少条；写了条文的不必写")
    articles: dict[Text, Text] = key(
        "条文", "条号对应的原文，如 第十二条；每款、每项另起一行", default={}
    )
    editions: list[LawEdition] = key("版本", "修改过的，各次文本，从早到晚", default=())
    source: Text | None = key("出处", "从哪里看到的：网址、公报")
    checked: Day | None = key("核对日期", "哪天核对的")
    notes: Text | None = key("备注", "备注")


__all__ = ["LawEdition", "LocalLaw"]
