"""The text of one made-up power, duty or boundary matter, from a seed and a name."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence

import phrases as p

_NUMERALS = "零一二三四五六七八九"
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


LEVELS = (
    "层级权限:\n  - {层级: 市级, 权限: 跨县区和重大复杂事项}\n"
    "  - {层级: 县级, 权限: 本行政区域内其他事项}\n"
)


class Dice:
    """A stream of choices that depends on the seed and a name only, not on Python's generator."""

    def __init__(self, seed: int, name: str) -> None:
        self._key = f"{seed}/{name}".encode()
        self._block = b""
        self._count = 0

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to ``limit - 1`` (``limit`` at most 65,536)."""
        if not self._block:
            self._block = hashlib.blake2b(self._key + b"/%d" % self._count).digest()
            self._count += 1
        value = self._block[0] << 8 | self._block[1]
        self._block = self._block[2:]
        return value % limit

    def one(self, words: Sequence[str]) -> str:
        """Return one of the words."""
        return words[self.below(len(words))]

    def some(self, words: Sequence[str], count: int) -> list[str]:
        """Return ``count`` different words, in their order from a random start."""
        start = self.below(len(words))
        return [words[(start + i) % len(words)] for i in range(min(count, len(words)))]


def numeral(number: int) -> str:
    """Write 1 to 199 in Chinese numerals."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = ("一百" + ("零" if rest and tens == 0 else "")) if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _NUMERALS[tens]) + "十"
    return text + (_NUMERALS[ones] if ones else "")


def item_id(seed: int, label: str, name: str) -> str:
    """Return a permanent id such as ``cf-7k3q9d2m``."""
    number = int.from_bytes(hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=5).digest())
    return f"{label}-" + "".join(_BASE32[number >> shift & 31] for shift in range(35, -1, -5))


def citation(dice: Dice) -> str:
    """Return 《title》第N条 of a law in force; the article exists."""
    title, articles = p.CITATIONS[dice.below(len(p.CITATIONS))]
    return f"《{title}》第{numeral(1 + dice.below(articles - 2))}条"


def power_name(kind: str, field: str, number: int) -> str:
    """Return the ``number``-th name of a type in an organ; no two numbers give the same name."""
    penalty = kind == "行政处罚"
    sizes = [len(p.OBJECTS), len(p.SUBJECTS), *([len(p.ACTS), len(p.VERBS)] if penalty else [])]
    rounds, number = divmod(number, math.prod(sizes))
    number = number * 1009 % math.prod(sizes)  # a prime stride: neighbours differ in every word
    chosen = []
    for size in sizes:
        number, index = divmod(number, size)
        chosen.append(index)
    words = {"field": field, "object": p.OBJECTS[chosen[0]]}
    words["subject"] = p.SUBJECTS[chosen[1]].format(field=field)
    if penalty:
        wrong = p.ACTS[chosen[2]].format(verb=p.VERBS[chosen[3]], **words)
        return f"对{words['subject']}{wrong}{batch(rounds)}的处罚"
    return p.OTHER_NAMES[kind].format(place=p.PLACES[chosen[1]] + batch(rounds), **words)


def batch(number: int) -> str:
    """Return what tells names apart when the words are used up."""
    return f"第{numeral(number)}批" if number else ""


def clauses(dice: Dice, bank: Sequence[str], field: str, count: int, indent: str) -> str:
    """Return ``count`` clauses as a YAML list in block style."""
    lines = []
    for words in dice.some(bank, count):
        lines.append(f"{indent}- {words.format(field=field, object=dice.one(p.OBJECTS))}\n")
    return "".join(lines)


PROCEDURES = {
    "行政处罚": "《中华人民共和国行政处罚法》第五章",
    "行政强制": "《中华人民共和国行政强制法》第三章",
}
"""The law of procedure that the responsibilities of a type follow."""


def power(seed: int, ident: str, organ: int, kind: str, name: str, duty: str, order: int) -> str:
    """Return the text of one power."""
    dice = Dice(seed, ident)
    field = p.DEPARTMENTS[organ][2]
    quote = dice.some(p.QUOTES, 2)
    lines = [
        f"名称: {name}\n类型: {kind}\n",
        f"俗称: [{field}{dice.one(p.COMMON)}, {dice.one(p.OBJECTS)}{dice.one(p.COMMON)}]\n",
        f"序号: {order}\n",
        f'编码:\n  地方编码: "{organ:03d}{order:06d}"\n',
        f"承办机构: [{dice.one(p.OFFICES[1:])}, {dice.one(p.TEAMS)}]\n职责: {duty}\n",
        LEVELS,
        f"依据:\n  - 引用: 《某市{field}管理条例》第{numeral(1 + dice.below(60))}条\n",
        f"    原文: {quote[0]}\n  - {citation(dice)}\n",
        details(dice, kind, field),
        "责任事项:\n  直接实施:\n",
        clauses(dice, p.DUTY_CLAUSES, field, 3, "    "),
        "  指导监督: {套用: 指导监督}\n  依据: [" + PROCEDURES.get(kind, citation(dice)) + "]\n",
        "追责:\n  对象: {套用: 追责对象}\n  情形:\n    套用: 追责情形\n    另加:\n",
        clauses(dice, p.LIABILITY_CLAUSES, field, 2, "      "),
        "  依据: [《中华人民共和国公务员法》第六十一条]\n",
    ]
    if order % 5 == 0:
        lines.append(f"备注: |-\n  {quote[1]}\n  本事项办理情况每季度向社会公布一次。\n")
    return "".join(lines)


def details(dice: Dice, kind: str, field: str) -> str:
    """Return what only some types of powers have."""
    thing = dice.one(p.OBJECTS)
    if kind == "行政处罚":
        low = 1 + dice.below(9)
        return (
            f"处罚内容:\n  - {{情形: 涉及{thing}且情节较轻, 种类: [警告]}}\n"
            f"  - 情形: 逾期不改正或者造成后果的\n    种类: [罚款, 没收违法所得]\n"
            f"    幅度: {low}万元以上{low * 5}万元以下\n"
            "附带命令: [责令改正, 责令限期改正]\n"
            "时限: {法定: 90日, 起算: 立案之日, 依据: 《中华人民共和国行政处罚法》第六十条}\n"
            "流程: [立案, 调查取证, 审核, 告知, 决定, 送达, 执行]\n"
        )
    if kind == "行政强制":
        return (
            "强制类别: 行政强制措施\n强制方式: [查封场所、设施或者财物]\n"
            "时限: {法定: 30日, 起算: 作出决定之日, 依据: 《中华人民共和国行政强制法》第二十五条}\n"
            "流程: [审批, 告知, 实施, 处理]\n"
        )
    if kind in ("行政检查", "行政奖励"):
        return "流程: [制定方案, 组织实施, 结果公布]\n"
    promised = 5 + dice.below(15)
    return (
        f"服务对象: [自然人, 法人]\n办件类型: 承诺件\n"
        f"条件:\n  - 从事{field}活动并具有相应的场所和人员\n  - {thing}符合规定\n"
        f"材料: [申请书, {thing}]\n"
        f"时限: {{法定: 20个工作日, 承诺: {promised}个工作日, 起算: 受理之日}}\n"
        "收费: {收费: false}\n"
        "流程:\n" + steps(dice, field, 3, "  ")
    )


def steps(dice: Dice, field: str, count: int, indent: str) -> str:
    """Return the steps of a flow, one short record a line."""
    lines = []
    for number, name in enumerate(dice.some(p.STEPS, count)):
        action = dice.one(p.ACTIONS).format(field=field, object=dice.one(p.OBJECTS))
        lines.append(
            f"{indent}- {{环节: {name}, 谁: {dice.one(p.OFFICES)}, 做: {action}, "
            f"时限: {number + 1 + dice.below(5)}个工作日, 产出: {dice.one(p.OUTPUTS)}}}\n"
        )
    return "".join(lines)


def duty(seed: int, ident: str, organ: int, number: int, powers: Sequence[str]) -> str:
    """Return the text of one duty; its tasks carry the powers it covers."""
    dice = Dice(seed, ident)
    field = p.DEPARTMENTS[organ][2]
    rest, index = divmod(number, len(p.OBJECTS))
    rest, where = divmod(rest, len(p.PLACES))
    thing, place = p.OBJECTS[index], p.PLACES[where] + batch(rest)
    words = {"field": field, "object": thing}
    lead, partner = dice.some(p.OFFICES, 2)
    lines = [
        f"名称: {field}{thing}管理（{place}）\n序号: {number + 1}\n",
        f"内容: >-\n  拟订{field}中{thing}的管理办法并组织实施，负责{place}的监督检查，\n",
        f"  指导县区和镇街开展相关工作，{dice.one(p.DUTY_CLAUSES).format(**words)}。\n",
        f"三定: {{文号: 某办发〔20{19 + number % 6}〕{number + 1}号, ",
        f"位置: 第三条第{numeral(1 + number % 19)}项}}\n",
        f"科室: {{牵头: {lead}, 配合: [{partner}]}}\n职责对象: [公民, 法人, 其他组织]\n",
        f"依据: [{citation(dice)}]\n任务:\n",
    ]
    count = 2 + dice.below(3)
    for index in range(count):
        name = p.TASKS[index % len(p.TASKS)].format(**words)
        own = powers[index::count]
        lines.append(
            f'  - 编号: "{number + 1:03d}-{index + 1}"\n    名称: {name}\n    科室: {lead}\n'
            f"    性质: {'突击性' if dice.below(6) == 0 else '经常性'}\n"
            + (f"    权力: [{', '.join(own)}]\n" if own else "")
            + "    流程:\n"
            + steps(dice, field, 2, "      ")
            + f"    规范: {dice.one(p.DUTY_CLAUSES).format(**words)}\n"
        )
    lines.append(
        f"协调配合:\n  - {{对象: {partner}, 事项: {thing}核验, 规则: 三个工作日内回复书面意见}}\n"
    )
    return "".join(lines)


def boundary(seed: int, ident: str, number: int) -> str:
    """Return the text of one boundary matter with its lead and two supporting organs."""
    dice = Dice(seed, ident)
    total = len(p.DEPARTMENTS)
    leader = number % total
    lead, second, third = (p.DEPARTMENTS[(leader + step) % total] for step in (0, 7, 19))
    field = lead[2]
    rest, thing = divmod(number // total, len(p.OBJECTS))
    rest, form = divmod(rest, len(p.MATTERS))
    rest, place = divmod(rest, len(p.PLACES))
    words = {"field": field, "object": p.OBJECTS[thing], "place": p.PLACES[place] + batch(rest)}
    lines = [
        f"名称: {p.MATTERS[form].format(**words)}\n",
        f"俗称: [{field}{dice.one(p.COMMON)}, {words['object']}{dice.one(p.COMMON)}]\n",
        f"领域: {field}\n牵头: {lead[0]}\n配合: [{second[0]}, {third[0]}]\n分工:\n",
    ]
    for ident_, _, own in (lead, second, third):
        lines.append(
            f"  - 部门: {ident_}\n    环节: {dice.one(p.STEPS)}\n    职责:\n"
            + clauses(dice, p.DUTY_CLAUSES, own, 2, "      ")
            + f"    依据: [{citation(dice)}]\n"
        )
    lines.append(
        f"交接:\n  - {{自: {second[0]}, 至: {lead[0]}, 何时: 发现涉嫌违法线索时, "
        f"材料: {dice.one(p.OUTPUTS)}和照片, 时限: {2 + dice.below(5)}个工作日}}\n"
        f"不含: [{third[2]}中不涉及{words['object']}的情形]\n案例:\n"
    )
    for situation in dice.some(p.SITUATIONS, 2):
        lines.append(
            f"  - 情形: {situation.format(**words)}\n    谁办: {lead[0]}\n"
            f"    说明: 先由{lead[1]}登记核实，需要{second[1]}配合的当日转送\n"
        )
    first = second_law = citation(dice)
    while second_law == first:
        second_law = citation(dice)
    lines.append(f"依据: [{first}, {second_law}]\n协调机制: 每季度召开一次联席会议\n")
    return "".join(lines)
