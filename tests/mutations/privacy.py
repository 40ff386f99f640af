"""Faults of privacy and secrecy (QD6xx)."""

from __future__ import annotations

from random import Random

from .mutation import Mutation, edited, mutator
from .prose import with_clause, with_note
from .workspace import DUTIES, POWERS, Workspace
from .writing import Misfit

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _identity(random: Random) -> str:
    """Return a number of the right form that nobody can have: born in a region without people."""
    head = "110101" + str(random.randrange(1901, 1910)) + "0101" + f"{random.randrange(1000):03}"
    total = sum(int(digit) * weight for digit, weight in zip(head, _WEIGHTS, strict=True))
    return head + "10X98765432"[total % 11]


def _card(random: Random) -> str:
    head = "62" + "0" * 10 + f"{random.randrange(1000):03}"
    total = 0
    for index, digit in enumerate(reversed(head)):
        value = int(digit) * (1 if index % 2 else 2)
        total += value - 9 if value > 9 else value
    return head + str(-total % 10)


def _mobile(random: Random) -> str:
    return "130" + "0000" + f"{random.randrange(10000):04}"


def _public(random: Random, workspace: Workspace, words: str) -> Mutation:
    """Put words into a text that is published."""
    mutation = with_clause(random, workspace, words)
    if any(item.path in mutation.changes for item in workspace.items if workspace.is_hidden(item)):
        raise Misfit
    return mutation


def _internal(random: Random, workspace: Workspace, words: str) -> Mutation:
    """Put words into a text that is not published."""
    if random.random() < 0.7:
        return with_note(random, workspace, words, key="内部说明")
    item = workspace.any_item(random, DUTIES)
    document = workspace.document(item.path)
    found = [p for p in document.nodes if p[-1:] in (("甲岗",), ("乙岗",), ("结果",))]
    at = random.choice(found)
    text = str(document.at(at))
    return edited(item.path, document.retext(random, at, len(text), len(text), words))


@mutator("identity-number")
def identity_published(random: Random, workspace: Workspace) -> Mutation | None:
    """The number of an identity card in a public text."""
    number = _identity(random)
    if random.random() < 0.3:
        number = f"{number[:6]} {number[6:14]} {number[14:]}"
    return _public(random, workspace, f"经办人身份证号{number}")


@mutator("internal-identity-number")
def identity_kept(random: Random, workspace: Workspace) -> Mutation | None:
    """The number of an identity card in a text that is not published."""
    return _internal(random, workspace, f"身份证号{_identity(random)}")


@mutator("bank-card-number")
def card_published(random: Random, workspace: Workspace) -> Mutation | None:
    """The number of a bank card."""
    return _public(random, workspace, f"款项缴到{_card(random)}")


@mutator("mobile-number")
def mobile_published(random: Random, workspace: Workspace) -> Mutation | None:
    """The number of a mobile phone."""
    number = _mobile(random)
    if random.random() < 0.3:
        number = f"{number[:3]}-{number[3:7]}-{number[7:]}"
    return _public(random, workspace, f"有疑问的联系{number}")


@mutator("service-mobile")
def mobile_as_service(random: Random, workspace: Workspace) -> Mutation | None:
    """The number of a mobile phone where the office's belongs."""
    number = _mobile(random)
    path = random.choice([*(i.path for i in workspace.of_kind(POWERS)), *workspace.headers])
    document = workspace.document(path)
    found = [
        p
        for p in document.paths(str)
        if (p[-1] == "咨询方式" or ("监督方式" in p and p[-1] == "内容"))
        and document.at(p).isdigit()
    ]
    if found:
        return edited(path, document.put(random, random.choice(found), number))
    if "list.yaml" in path:
        return None
    if random.random() < 0.5:
        return edited(path, document.add(random, (), "咨询方式", number))
    return edited(path, document.add(random, (), "监督方式", [{"方式": "电话", "内容": number}]))


@mutator("personal-mailbox")
def private_mailbox(random: Random, workspace: Workspace) -> Mutation | None:
    """An address at a public mail service."""
    host = random.choice(("163.com", "qq.com", "126.com", "sina.com"))
    if random.random() < 0.5:
        return _public(random, workspace, f"材料发到shili{random.randrange(99)}@{host}")
    item = workspace.any_item(random, POWERS)
    document = workspace.document(item.path)
    if document.has(("咨询方式",)):
        return None
    return edited(item.path, document.add(random, (), "咨询方式", f"shili@{host}"))


@mutator("classification-marking")
def marked_secret(random: Random, workspace: Workspace) -> Mutation | None:
    """The marking of a state secret, in a public text or an internal one."""
    mark = random.choice(("机密★10年", "秘密★", "绝密★长期", "密级：秘密"))
    if random.random() < 0.5:
        return _internal(random, workspace, mark)
    return with_note(random, workspace, mark)


@mutator("internal-marking")
def marked_internal(random: Random, workspace: Workspace) -> Mutation | None:
    """The marking of an internal paper in a public text."""
    mark = random.choice(("内部资料，注意保存", "仅供内部使用", "内部文件，不得外传", "请勿外传"))
    return _public(random, workspace, mark)


@mutator("staff-names")
def names_of_staff(random: Random, workspace: Workspace) -> Mutation | None:
    """The names of those who hold a post."""
    one, other = random.sample(("张某某", "李某某", "王某", "陈某某", "刘某"), 2)
    form = random.choice(("A岗：{}", "甲岗{}", "B岗 {}", "A岗：{0}，B岗：{1}"))
    words = form.format(one, other)
    mutation = _public(random, workspace, words)
    mutation = Mutation(mutation.changes, mutation.places, frozenset({"space-between-chinese"}))
    if "B岗：" in form:  # both names are found, on the same line
        return Mutation(mutation.changes, mutation.places * 2, mutation.also)
    return mutation
