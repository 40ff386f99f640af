"""The catalogues of the level above that ``qingdan.yaml`` names, opened."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from ..errors import QingdanError
from ..messages import _, in_one, joined
from ..model.vocabulary import Level, ListKind
from ..model.workspace import UpperList, WorkspaceFile
from ..store import git
from ..store.layout import WORKSPACE_FILE
from ..store.snapshot import Snapshot, revision, worktree
from ..store.workspace import USUAL_FOLDER, find_versions
from .matters import Catalogue, read_catalogue

_USUAL = (ListKind.POWERS,)


@dataclass(frozen=True)
class Upper:
    """A catalogue above: as declared, which version of it was read, and its items.

    ``version`` is ``worktree`` or the full id of a commit.
    """

    declared: UpperList
    version: str
    level: Level | None
    catalogue: Catalogue

    @property
    def name(self) -> str:
        """What our workspace calls it."""
        return self.declared.name

    def is_above(self, ours: Level | None) -> bool | None:
        """Whether it is of a higher level than ours; None where either level is not known."""
        if self.level is None or ours is None:
            return None
        order = list(Level)
        return order.index(self.level) < order.index(ours)


def kinds_of(declared: UpperList) -> tuple[ListKind, ...]:
    """Return the lists that are compared with a catalogue; powers where it names none."""
    return tuple(declared.lists) or _USUAL


def chosen_uppers(workspace: WorkspaceFile, name: str | None) -> list[UpperList]:
    """Return the catalogues to compare with, all or the one of a name.

    Raises ``QingdanError`` where there is none.
    """
    if not workspace.uppers:
        raise QingdanError(
            _("qingdan.yaml 里没有写“上级清单”，不知道和谁比。"),
            _("在“上级清单”下写名称和位置，例如 名称: 某省通用目录 和 位置: ../省。"),
            file=WORKSPACE_FILE,
        )
    found = [one for one in workspace.uppers if name in (None, one.name)]
    if not found:
        raise QingdanError(
            _("没有叫“{name}”的上级清单。").format(name=name),
            _("qingdan.yaml 里写着：{names}。").format(
                names=joined(one.name for one in workspace.uppers)
            ),
            file=WORKSPACE_FILE,
        )
    return found


def open_upper(root: Path, declared: UpperList) -> Upper:
    """Read a catalogue that the workspace at ``root`` names.

    Raises ``QingdanError`` where it is not there, is no workspace, or has no such version.
    """
    try:
        snapshot = _snapshot(root, declared)
        catalogue = read_catalogue(snapshot, kinds_of(declared))
    except QingdanError as error:
        if isinstance(error, UpperError):
            raise
        raise UpperError(
            _("上级清单“{name}”（{place}）读不了：{why}").format(
                name=declared.name, place=declared.place, why=in_one(error.message, error.hint)
            ),
            _("检查 qingdan.yaml 里“上级清单”的“位置”和“版本”。"),
            file=WORKSPACE_FILE,
        ) from error
    return Upper(declared, snapshot.label, declared.level or catalogue.level, catalogue)


class UpperError(QingdanError):
    """A catalogue above that cannot be read."""


def _snapshot(root: Path, declared: UpperList) -> Snapshot:
    place = _place(root, declared)
    if declared.revision is None and (place / WORKSPACE_FILE).is_file():
        return worktree(place)
    if declared.revision is None and git.bare_root(place) is None:
        raise UpperError(
            _("上级清单“{name}”的位置“{place}”里没有 qingdan.yaml，不是工作区。").format(
                name=declared.name, place=declared.place
            ),
            _("写到有 qingdan.yaml 的那个文件夹，或者上级的版本库（如 ../省.git）。"),
            file=WORKSPACE_FILE,
        )
    return revision(find_versions(place), declared.revision or "HEAD")


def _place(root: Path, declared: UpperList) -> Path:
    """Return where a catalogue lies; a folder named by its repository's usual one is taken."""
    written = declared.place.replace("\\", "/")
    if (
        PurePosixPath(written).is_absolute()
        or PureWindowsPath(written).drive
        or written.startswith("~")
        or "://" in written
    ):
        raise UpperError(
            _("上级清单“{name}”的位置“{place}”要写相对路径。").format(
                name=declared.name, place=declared.place
            ),
            _("写从本工作区算起的路径，如 ../省；网上的版本库先用 git clone 取到旁边。"),
            file=WORKSPACE_FILE,
        )
    place = root / written
    if not place.exists():  # in a bare repository, or beside one: only the names can be joined
        place = Path(os.path.normpath(root.absolute() / written))
    if not place.exists() and git.bare_root(place) is None:
        raise UpperError(
            _("找不到上级清单“{name}”：位置“{place}”不存在。").format(
                name=declared.name, place=declared.place
            ),
            _(
                "位置从本工作区的文件夹算起；上级的清单先取到那里"
                "（git clone 或者拷贝），或者改写位置。"
            ),
            file=WORKSPACE_FILE,
        )
    usual = place / USUAL_FOLDER
    if not (place / WORKSPACE_FILE).is_file() and (usual / WORKSPACE_FILE).is_file():
        return usual
    return place


__all__ = ["Upper", "UpperError", "chosen_uppers", "kinds_of", "open_upper"]
