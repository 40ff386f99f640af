"""Faults that break the form of a record (QD101 to QD104, QD113)."""

from __future__ import annotations

from random import Random

from qingdan.model.kinds import ITEM_MODELS, inheritable_keys
from qingdan.model.vocabulary import ListKind
from qingdan.rules.schema.shape import Form, slot_at
from qingdan.store.layout import Role, place

from .document import Document
from .mutation import Mutation, edited, fault, mutator
from .places import line_at
from .sites import any_site, is_required, model_of, sites
from .workspace import Workspace

_BASES = frozenset({"power-without-basis"})
"""What a broken 依据 lets another rule see: nothing it could use."""


@mutator("unknown-key")
def key_of_nobody(random: Random, workspace: Workspace) -> Mutation | None:
    """A key that no record has, in a record at any depth."""
    site = any_site(random, workspace, Form.RECORD)
    at = site.at if isinstance(site.value, dict) else ()
    if not at and site.path == "organs.yaml":
        return None
    if place(site.path).role is Role.TEXTS and len(at) != 1:
        return None
    key = random.choice(("联系人", "办公时间", "id", "remark", "填报人", "核对情况"))
    return edited(site.path, site.document.add_raw(random, at, f"{key}: 某处的内容"))


@mutator("unknown-key")
def key_misspelt(random: Random, workspace: Workspace) -> Mutation | None:
    """A key with a letter too many, or two letters swapped."""
    item = workspace.any_item(random)
    document = workspace.document(item.path)
    keyed = [
        site
        for site in sites(workspace, item.path)
        if isinstance(site.at[-1], str) and len(str(site.at[-1])) > 1 and site.slot.field
    ]
    site = random.choice(keyed)
    key = str(site.at[-1])
    letter = random.choice("的项ｘ")
    wrong = random.choice((key + letter, letter + key, key[1] + key[0] + key[2:]))
    return edited(item.path, document.rename(site.at, wrong))


@mutator("missing-key")
def required_key_dropped(random: Random, workspace: Workspace) -> Mutation | None:
    """A key that every such record must have."""
    site = any_site(random, workspace)
    if (
        not is_required(site)
        or not isinstance(site.at[-1], str)
        or (len(site.at) == 1 and (site.path == "organs.yaml"))
    ):
        return None
    document = Document(site.document.drop(site.at))
    also = {"unknown-organ"} if site.path == "organs.yaml" else set()
    return fault(site.path, document.text, document.first_key_line(site.at[:-1]), also)


@mutator("missing-key")
def status_given_by_nobody(random: Random, workspace: Workspace) -> Mutation | None:
    """A header that no longer gives a 状态: every item that leaves it to the header is named."""
    header = random.choice(workspace.headers)
    document = workspace.document(header)
    if not document.has(("默认", "状态")):
        return None
    text = document.drop(("默认", "状态"))
    places = tuple(
        (item.path, workspace.document(item.path).first_key_line())
        for item in workspace.items
        if workspace.header(item) == header and "状态" not in workspace.value(item)
    )
    return Mutation({header: text}, places) if places else None


_IDS = frozenset(
    {"上级", "主项", "职责", "牵头", "部门", "自", "至", "谁办", "提出", "配合", "共同实施"}
    | {"权力", "承接", "承接自", "拆分自", "合并自"}
)


@mutator("empty-value")
def text_emptied(random: Random, workspace: Workspace) -> Mutation | None:
    """A text of which only the quotes are left."""
    site = any_site(random, workspace, Form.TEXT)
    if not isinstance(site.value, str):
        return None
    if site.value.isascii() and _IDS & set(site.at):
        return None  # an id: what is none is another rule's
    quotes = random.choice(('""', "''"))
    if len(site.at) == 1 and site.at[0] == "名称" and site.document.value.get("主项"):
        return None
    edit = site.document.raw(site.at, quotes)
    return edited(site.path, edit, {"unknown-organ", "dangling-reference"})


@mutator("empty-value")
def nothing_behind_the_key(random: Random, workspace: Workspace) -> Mutation | None:
    """A required key, or one that holds a list, with nothing behind it."""
    site = any_site(random, workspace)
    if not isinstance(site.at[-1], str) or site.at == ("机构",):
        return None
    if not is_required(site) and site.slot.form is not Form.LIST:
        return None
    document = site.document
    key = document.nodes[site.at].key
    if key is None:
        return None
    colon = ": " if document.nodes[site.at].inside_brackets else ":"
    text = document.text[: key[1]] + colon + document.text[document.nodes[site.at].stop :]
    also = {"unknown-organ"} if site.path == "organs.yaml" else set()
    if site.at == ("依据",):
        also |= _BASES
    if site.at[0] in ("承接", "承接自", "拆分自", "合并自"):
        also.add("succession-not-mutual")  # what the other side says is answered by nobody now
    return fault(site.path, text, line_at(text, key[0]), also)


@mutator("empty-value")
def empty_element(random: Random, workspace: Workspace) -> Mutation | None:
    """An element of a list that holds nothing."""
    site = any_site(random, workspace, Form.LIST)
    if not isinstance(site.value, list) or not all(isinstance(v, str) for v in site.value):
        return None
    model, rest = model_of(site.path, site.at)
    if model is None or slot_at(model, (*rest, 0)).form is not Form.TEXT:
        return None
    if any(value.isascii() for value in site.value):
        return None  # ids: what is no id is dangling
    edit = site.document.append(random, site.at, "")
    return edited(site.path, edit, {"unknown-organ"})


_WRONG_TYPES: dict[Form, tuple[str, ...]] = {
    Form.TEXT: ("[甲, 乙]", "{甲: 乙}", "true", "42"),
    Form.LIST: ("一段文字", "甲、乙", "{甲: 乙}", "7"),
    Form.NUMBER: ("三", '"3"', "[3]", "3项"),
    Form.FLAG: ("是", '"true"', "有", "1"),
}


@mutator("wrong-type")
def value_of_another_form(random: Random, workspace: Workspace) -> Mutation | None:
    """A list for a text, a text for a list, words for a number."""
    site = any_site(random, workspace, *_WRONG_TYPES)
    source = random.choice(_WRONG_TYPES[site.slot.form])
    if site.at[-1] in ("编码", "曾用") or (len(site.at) > 1 and site.at[0] == "豁免"):
        return None
    also: set[str] = set()
    if site.at == ("依据",):
        also |= _BASES
    if site.path == "organs.yaml":
        also.add("unknown-organ")
    if site.slot.form is Form.TEXT and isinstance(site.value, dict):
        return None
    return edited(site.path, site.document.raw(site.at, source), also)


@mutator("not-inheritable")
def default_for_everything(random: Random, workspace: Workspace) -> Mutation | None:
    """A default for a key that each item must write itself."""
    header = random.choice(workspace.headers)
    kind = place(header).kind or ListKind.POWERS
    allowed = inheritable_keys(kind)
    keys = [f.alias for f in ITEM_MODELS[kind].model_fields.values() if f.alias]
    key = random.choice([key for key in keys if key not in allowed])
    document = workspace.document(header)
    return edited(header, document.add(random, ("默认",), key, "各项相同的内容"))
