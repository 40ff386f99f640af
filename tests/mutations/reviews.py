"""Faults of reviews of what is cited, and of the library that was agreed on (QD47x, QD490)."""

from __future__ import annotations

from random import Random

from qingdan.law.library.library import LawLibrary, open_library
from qingdan.law.reviewing.fingerprint import Fingerprint, fingerprint
from qingdan.law.reviewing.suspects import REVIEW
from qingdan.model.bases import Found, bases_of_item
from qingdan.model.finding import FieldPath
from qingdan.store.base_edits import BaseEdit, edit_bases
from qingdan.store.layout import WORKSPACE_FILE

from .bench import DAY
from .mutation import Mutation, edited, fault, mutator
from .workspace import Item, Workspace


def _reviewed(workspace: Workspace) -> Workspace:
    """The sample with a review of every basis of which the library knows the articles."""
    library = open_library()
    files = dict(workspace.files)
    for item in workspace.items:
        edits = [
            BaseEdit(base, REVIEW, record)
            for base in bases_of_item(item.kind, workspace.value(item))
            if (record := _record(base, library)) is not None
        ]
        if edits:
            files[item.path] = edit_bases(item.path, files[item.path], edits).data
    return Workspace(files)


def _record(base: Found, library: LawLibrary) -> dict[str, str] | None:
    taken = fingerprint(base.citation, library, DAY)
    if not isinstance(taken, Fingerprint):
        return None
    return {"日期": DAY.isoformat(), "版本": taken.version, "指纹": taken.value}


def _any_review(random: Random, workspace: Workspace) -> tuple[Item, FieldPath]:
    """Return an item that is not repealed, and the path of one of its reviewed bases."""
    found = [
        (item, base.path)
        for item in workspace.items
        if workspace.get(item, "状态") != "废止"
        for base in bases_of_item(item.kind, workspace.value(item))
        if isinstance(base.value, dict) and REVIEW in base.value
    ]
    return random.choice(found)


@mutator("suspect-link", prepare=_reviewed)
def other_words_were_reviewed(random: Random, workspace: Workspace) -> Mutation | None:
    """A basis that was reviewed when the articles said something else."""
    item, path = _any_review(random, workspace)
    document = workspace.document(item.path)
    mark = random.choice(("k7f3q9d2", "a0000000", "s1e5e5e5"))
    edit = document.put(random, (*path, REVIEW, "指纹"), mark)
    return fault(item.path, edit.text, type(document)(edit.text).line((*path, "引用")))


@mutator("never-reviewed", prepare=_reviewed)
def nobody_reviewed_it(random: Random, workspace: Workspace) -> Mutation | None:
    """A basis of which nobody has recorded what the articles were."""
    item, path = _any_review(random, workspace)
    document = workspace.document(item.path).without((*path, REVIEW))
    return fault(item.path, document.text, document.line((*path, "引用")))


@mutator("library-pin")
def another_library_was_agreed_on(random: Random, workspace: Workspace) -> Mutation | None:
    """The id of another law library in ``qingdan.yaml``."""
    document = workspace.document(WORKSPACE_FILE)
    wrong = f"{random.randrange(16**12):012x}"
    return edited(WORKSPACE_FILE, document.put(random, ("法规库",), f"b{wrong[1:]}"))
