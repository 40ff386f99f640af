"""Faults of bytes and syntax (QD001 to QD014, QD020)."""

from __future__ import annotations

from random import Random

from .mutation import Mutation, edited, fault, mutator
from .places import line_at
from .workspace import Workspace

_UNSEEN = "\x00\x07\x0b\x1b\x7f\x85\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\ufffe"


def _any_file(random: Random, workspace: Workspace) -> str:
    """Return the path of any file that holds a list, its header, the register or shared texts."""
    shared = [*workspace.headers, *workspace.shared_texts, "organs.yaml"]
    if random.random() < 0.2:
        return random.choice(shared)
    return workspace.any_item(random).path


def _lines(text: str) -> list[str]:
    return text.split("\n")


@mutator("syntax")
def wide_colon(random: Random, workspace: Workspace) -> Mutation | None:
    """A full-width colon behind a key."""
    path = workspace.any_item(random).path
    document = workspace.document(path)
    key = random.choice([p for p in document.nodes if len(p) == 1])
    start, stop = document.nodes[key].key or (0, 0)
    if document.text[stop : stop + 2] != ": ":
        return None
    if ": " in document.text[stop + 2 : document.nodes[key].stop]:
        return None  # what is left is a pair, with a strange key
    text = document.text[:stop] + "：" + document.text[stop + 2 :]
    return fault(path, text, line_at(text, start))


@mutator("syntax")
def colon_without_blank(random: Random, workspace: Workspace) -> Mutation | None:
    """No blank behind the colon of a key."""
    path = workspace.any_item(random).path
    document = workspace.document(path)
    key = random.choice([p for p in document.nodes if len(p) == 1])
    node = document.nodes[key]
    start, stop = node.key or (0, 0)
    if document.text[stop : stop + 2] != ": " or document.text[stop + 2] in "\"'":
        return None
    if ": " in document.text[node.start : node.stop]:
        return None  # what is left is a pair, with a strange key
    text = document.text[: stop + 1] + document.text[stop + 2 :]
    return fault(path, text, line_at(text, start))


@mutator("syntax")
def bracket_not_closed(random: Random, workspace: Workspace) -> Mutation | None:
    """A list or mapping in brackets that lost its end."""
    path = workspace.any_item(random).path
    document = workspace.document(path)
    nodes = [n for n in document.nodes.values() if n.bracketed and not n.inside_brackets]
    if not nodes:
        return None
    node = random.choice(nodes)
    text = document.text[: node.stop - 1] + document.text[node.stop :]
    return fault(path, text, line_at(text, node.start))


@mutator("syntax")
def quote_not_closed(random: Random, workspace: Workspace) -> Mutation | None:
    """A quoted text that lost its second quote."""
    path = _any_file(random, workspace)
    document = workspace.document(path)
    quoted = [n for n in document.nodes.values() if document.text[n.start] == '"']
    if not quoted:
        return None
    node = random.choice(quoted)
    if '"' in document.text[node.stop :]:
        return None  # the next quote closes it: the slip shows elsewhere
    text = document.text[: node.stop - 1] + document.text[node.stop :]
    return fault(path, text, line_at(text, node.start))


@mutator("syntax")
def one_indent_too_many(random: Random, workspace: Workspace) -> Mutation | None:
    """A key of the top level that stands further right than the one above it."""
    path = workspace.any_item(random).path
    document = workspace.document(path)
    tops = [(p, n) for p, n in document.nodes.items() if len(p) == 1]
    at = random.randrange(1, len(tops))
    before, (_path, node) = tops[at - 1][1], tops[at]
    if before.sort != "scalar" or node.key is None:
        return None
    start = node.key[0]
    text = document.text[:start] + " " * random.choice((1, 2, 4)) + document.text[start:]
    return fault(path, text, line_at(text, start))


@mutator("tab")
def tab_for_blanks(random: Random, workspace: Workspace) -> Mutation | None:
    """A tab where a line is indented."""
    path = _any_file(random, workspace)
    lines = _lines(workspace.document(path).text)
    indented = [n for n, line in enumerate(lines) if line.startswith("  ")]
    indented = [n for n in indented if not lines[n].lstrip().startswith("#")]
    if not indented:
        return None
    at = random.choice(indented)
    lines[at] = "\t" + lines[at].lstrip()
    return fault(path, "\n".join(lines), at + 1)


@mutator("encoding")
def saved_as_gbk(random: Random, workspace: Workspace) -> Mutation | None:
    """A file that an old editor saved."""
    path = _any_file(random, workspace)
    text = workspace.document(path).text
    lines = _lines(text)
    first = next(n for n, line in enumerate(lines, 1) if not line.isascii())
    return fault(path, text.encode("gb18030"), first)


@mutator("encoding")
def saved_as_utf16(random: Random, workspace: Workspace) -> Mutation | None:
    """A file that Notepad saved as “Unicode”."""
    path = _any_file(random, workspace)
    return fault(path, workspace.document(path).text.encode("utf-16"), 1)


@mutator("encoding")
def one_broken_byte(random: Random, workspace: Workspace) -> Mutation | None:
    """A byte that belongs to no character."""
    path = _any_file(random, workspace)
    text = workspace.document(path).text
    at = random.randrange(len(text))
    broken = text[:at].encode() + random.choice((b"\xff", b"\x80", b"\xc0")) + text[at:].encode()
    return fault(path, broken, line_at(text, at))


@mutator("bom")
def byte_order_mark(random: Random, workspace: Workspace) -> Mutation | None:
    """A byte order mark."""
    path = _any_file(random, workspace)
    return fault(path, "\ufeff" + workspace.document(path).text, 1)


@mutator("control-character")
def unseen_character(random: Random, workspace: Workspace) -> Mutation | None:
    """A character that nobody sees, anywhere."""
    path = _any_file(random, workspace)
    text = workspace.document(path).text
    at = random.randrange(1, len(text))
    text = text[:at] + random.choice(_UNSEEN) + text[at:]
    return fault(path, text, line_at(text, at))


@mutator("conflict-marker")
def merge_conflict(random: Random, workspace: Workspace) -> Mutation | None:
    """Two versions of some lines, as git leaves them."""
    path = _any_file(random, workspace)
    lines = _lines(workspace.document(path).text)
    first = random.randrange(len(lines) - 1)
    last = random.randrange(first + 1, min(first + 5, len(lines)))
    ours = lines[first:last]
    lines[first:last] = ["<<<<<<< HEAD", *ours, "=======", *ours, ">>>>>>> 县里改的"]
    return fault(path, "\n".join(lines), first + 1)


@mutator("duplicate-key")
def key_again(random: Random, workspace: Workspace) -> Mutation | None:
    """A key that is written twice, at any depth."""
    path = _any_file(random, workspace)
    document = workspace.document(path)
    keyed = [p for p, node in document.nodes.items() if node.key is not None]
    again = random.choice(keyed)
    siblings = [p for p in keyed if p[:-1] == again[:-1]]
    behind = random.choice(siblings[siblings.index(again) :])
    return edited(path, document.follow(behind, f"{again[-1]}: 又写了一次"))


@mutator("anchor-alias-merge-tag")
def anchor_or_tag(random: Random, workspace: Workspace) -> Mutation | None:
    """A text that begins like an anchor or a tag."""
    path = _any_file(random, workspace)
    document = workspace.document(path)
    node = document.nodes[random.choice(document.paths(str))]
    mark = random.choice(("&a1 ", "!x ", "!!str "))
    text = document.text[: node.start] + mark + document.text[node.start :]
    return fault(path, text, line_at(text, node.start))


@mutator("anchor-alias-merge-tag")
def merge_key(random: Random, workspace: Workspace) -> Mutation | None:
    """A merge of what stands elsewhere; the anchor is a second fault of the same rule."""
    path = workspace.any_item(random).path
    document = workspace.document(path)
    records = [p for p, n in document.nodes.items() if n.sort == "mapping" and p]
    if not records:
        return None
    record = random.choice(records)
    edit = document.follow(record, "<<: *a1") if document.nodes[record].key else None
    if edit is None or len(record) != 1:
        return None
    line = edit.line
    return fault(path, edit.text, line, ("unknown-key",), (path, line))


@mutator("several-documents")
def two_items_in_a_file(random: Random, workspace: Workspace) -> Mutation | None:
    """Another item behind a line of hyphens."""
    path = workspace.any_item(random).path
    other = workspace.any_item(random).path
    text = workspace.document(path).text.rstrip("\n") + "\n"
    line = text.count("\n") + 1
    return fault(path, text + "---\n" + workspace.document(other).text, line)


@mutator("not-a-mapping")
def an_item_as_element(random: Random, workspace: Workspace) -> Mutation | None:
    """An item that became the element of a list, or a sentence."""
    path = workspace.any_item(random).path
    document = workspace.document(path)
    if random.random() < 0.3:
        return fault(path, str(document.value["名称"]) + "\n", 1)
    lines = [line for line in _lines(document.text) if not line.startswith("#")]
    text = "\n".join(["- " + lines[0], *("  " + line if line else "" for line in lines[1:])])
    return fault(path, text, 1)


@mutator("empty-file")
def nothing_in_it(random: Random, workspace: Workspace) -> Mutation | None:
    """A file without content."""
    path = workspace.any_item(random).path
    return fault(path, random.choice(("", "\n", "# 待补\n", "---\n", "{}\n")), 1)


@mutator("ambiguous-scalar")
def quotes_taken_away(random: Random, workspace: Workspace) -> Mutation | None:
    """A code that lost its quotes, and with them its zeros."""
    path = _any_file(random, workspace)
    document = workspace.document(path)
    found = [
        p
        for p in document.paths(str)
        if document.at(p)[:1] == "0" and document.at(p).isdigit() and len(document.at(p)) > 1
    ]
    if not found:
        return None
    at = random.choice(found)
    return edited(path, document.raw(at, document.at(at)))


@mutator("ambiguous-scalar")
def word_of_another_type(random: Random, workspace: Workspace) -> Mutation | None:
    """A word that some readers take for a number, a day or a flag."""
    item = workspace.any_item(random)
    document = workspace.document(item.path)
    found = [p for p in document.paths(str) if p[0] in ("俗称", "材料", "服务事项")]
    if not found:
        return None
    word = random.choice(("no", "on", "1.10", "12:30", "1_000", "0x1F", "~", "2026-9-1", "007"))
    return edited(item.path, document.raw(random.choice(found), word))


@mutator("too-large")
def far_too_large(random: Random, workspace: Workspace) -> Mutation | None:
    """A file of more than two megabytes."""
    path = workspace.any_item(random).path
    text = workspace.document(path).text
    return fault(path, text + "# " + "x" * 2_200_000 + "\n", 1)


@mutator("too-deep")
def brackets_in_brackets(random: Random, workspace: Workspace) -> Mutation | None:
    """Lists in lists in lists."""
    path = workspace.any_item(random).path
    document = workspace.document(path)
    depth = random.randrange(130, 400)  # the fast reader counts to 128
    top = random.choice([p for p in document.nodes if len(p) == 1])
    return edited(path, document.follow(top, "备注: " + "[" * depth + "]" * depth))
