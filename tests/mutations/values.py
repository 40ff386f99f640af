"""Values of the right form that cannot be meant (QD105 to QD112)."""

from __future__ import annotations

from random import Random

from qingdan.rules.schema.shape import Form

from .codes import levels_of
from .mutation import Mutation, edited, mutator
from .sites import any_site
from .workspace import POWERS, Workspace


@mutator("unknown-value")
def word_of_one_s_own(random: Random, workspace: Workspace) -> Mutation | None:
    """A word that is not among the official ones."""
    site = any_site(random, workspace, Form.CHOICE)
    word = str(site.value)
    wrong = random.choice((word[:-1], word + "类", "待定", word[::-1], f"“{word}”"))
    if wrong in site.slot.choices or not wrong:
        return None
    return edited(site.path, site.document.raw(site.at, wrong))


@mutator("bad-date")
def day_that_is_none(random: Random, workspace: Workspace) -> Mutation | None:
    """A day in another form, or one that no calendar has."""
    site = any_site(random, workspace, Form.DAY)
    year, month, day = str(site.value).split("-")
    wrong = random.choice(
        (
            f"{year}年{int(month)}月{int(day)}日",
            f"{year}/{month}/{day}",
            f"{year}{month}{day}",
            f"{year}-02-30",
            f"{year}-13-01",
            f"{year}.{month}.{day}",
            "长期",
        )
    )
    return edited(site.path, site.document.raw(site.at, wrong))


@mutator("bad-duration")
def limit_without_unit(random: Random, workspace: Workspace) -> Mutation | None:
    """A limit without its unit, or in words."""
    site = any_site(random, workspace, Form.DURATION)
    wrong = random.choice(("20", "二十日", "20日内", "当天", '"7"', "10 个 工作 日", "[5日]"))
    return edited(site.path, site.document.raw(site.at, wrong))


@mutator("bad-credit-code")
def digit_misread(random: Random, workspace: Workspace) -> Mutation | None:
    """A 统一社会信用代码 with one digit changed, two swapped, or one lost."""
    document = workspace.document("organs.yaml")
    found = [p for p in document.nodes if p and p[-1] == "统一社会信用代码"]
    at = random.choice(found)
    code = str(document.at(at))
    where = random.randrange(8, len(code) - 1)
    digit = random.choice([one for one in "0123456789" if one != code[where]])
    wrong = random.choice(
        (
            code[:where] + digit + code[where + 1 :],
            code[:where] + code[where + 1 :],
            code[:where] + random.choice("IOSVZ") + code[where + 1 :],
            code.lower(),
        )
    )
    return edited("organs.yaml", document.raw(at, wrong))


@mutator("bad-credit-code")
def code_with_a_wrong_organ(random: Random, workspace: Workspace) -> Mutation | None:
    """An 实施编码 whose first eighteen places are no 统一社会信用代码."""
    item = workspace.any_item(random, POWERS)
    document = workspace.document(item.path)
    codes = [
        str(o["统一社会信用代码"]) for o in workspace.organs.values() if "统一社会信用代码" in o
    ]
    code = random.choice(codes)
    level = levels_of(workspace, item)[0]
    where = random.randrange(8, 16)
    digit = random.choice([one for one in "0123456789" if one != code[where]])
    wrong = code[:where] + digit + code[where + 1 :] + level + "000102001000"
    if "编码" in document.value:
        return edited(item.path, document.add(random, ("编码",), "实施编码", wrong))
    return edited(item.path, document.add(random, (), "编码", {"实施编码": wrong}))


@mutator("bad-region-code")
def region_too_short(random: Random, workspace: Workspace) -> Mutation | None:
    """A 区划代码 that lost a digit, or its zeros."""
    document = workspace.document("organs.yaml")
    at = random.choice([p for p in document.nodes if p and p[-1] == "区划代码"])
    code = str(document.at(at))
    wrong = random.choice((code[:-1], code[:4], code + "0", code[:3] + "Ｏ" + code[4:], "栖云市"))
    return edited("organs.yaml", document.put(random, at, wrong))


@mutator("bad-code")
def basic_code_too_short(random: Random, workspace: Workspace) -> Mutation | None:
    """A 基本编码 of the wrong length or with a hyphen."""
    item = workspace.any_item(random, POWERS)
    document = workspace.document(item.path)
    wrong = random.choice(("44219980600", "4421998060033", "442199-80600", "44219980600x"))
    if document.has(("编码", "基本编码")):
        return edited(item.path, document.put(random, ("编码", "基本编码"), wrong))
    if "编码" in document.value:
        return edited(item.path, document.add(random, ("编码",), "基本编码", wrong))
    return edited(item.path, document.add(random, (), "编码", {"基本编码": wrong}))


@mutator("bad-organ-id")
def name_for_an_organ(random: Random, workspace: Workspace) -> Mutation | None:
    """A name where the register wants an id."""
    document = workspace.document("organs.yaml")
    found = [p for p in document.nodes if p and (p[-1] == "上级" or p[-2:-1] == ("承接",))]
    word = random.choice(("市人民政府", "SZF", "市政府", "szf_1"))
    return edited("organs.yaml", document.put(random, random.choice(found), word))


@mutator("bad-organ-id")
def name_as_id(random: Random, workspace: Workspace) -> Mutation | None:
    """An organ that is registered under its name."""
    document = workspace.document("organs.yaml")
    key = random.choice(("自然资源局", "ZRZY", "zr_zy"))
    return edited(
        "organs.yaml", document.add_raw(random, ("机构",), f"{key}: {{名称: 栖云市统计局}}")
    )


@mutator("out-of-range")
def below_zero(random: Random, workspace: Workspace) -> Mutation | None:
    """A number below zero."""
    site = any_site(random, workspace, Form.NUMBER)
    return edited(site.path, site.document.raw(site.at, f"-{random.randrange(1, 999)}"))


@mutator("out-of-range")
def far_too_long(random: Random, workspace: Workspace) -> Mutation | None:
    """A name into which another column was pasted."""
    item = workspace.any_item(random)
    document = workspace.document(item.path)
    name = str(document.value["名称"])
    long = name + "".join(f"第{number}项" for number in range(700))
    edit = document.put(random, ("名称",), long)
    return edited(item.path, edit, _LONG)


_LONG = frozenset({"long-name"})
