"""Which file belongs where in a workspace: kind, organ and id come from the path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from ..messages import _, joined
from ..model.ids import ITEM_ID, ORGAN_ID
from ..model.vocabulary import ListKind
from .fault import Fault

WORKSPACE_FILE = "qingdan.yaml"
PRIVATE_FILE = "qingdan-private.yaml"
"""What makes a folder a private workspace; it must never lie in one of lists."""
ORGANS_FILE = "organs.yaml"
HEADER_NAME = "list.yaml"
TEXTS_FOLDER = "texts"
LAWS_FOLDER = "laws"
ADJUSTMENTS_FOLDER = "adjustments"
PAGES_FOLDER = "pages"
IMAGES_FOLDER = "images"
TEMPLATES_FOLDER = "templates"
REPORTS_FOLDER = "reports"
RESERVED_FOLDERS = frozenset(
    {"mappings", REPORTS_FOLDER, PAGES_FOLDER, IMAGES_FOLDER, TEMPLATES_FOLDER}
)
"""Folders of the format that hold no items; their content is read by the commands that use it."""

_LIST_FOLDERS = {str(kind): kind for kind in ListKind}
BASELINE_FILE = "baseline.json"
_ROOT_FILES = frozenset({WORKSPACE_FILE, ORGANS_FILE, BASELINE_FILE, "calendar.yaml"})
_FREE_ROOT_FILE = re.compile(r"(?i)(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|Makefile)(?:\..*)?")
_COPY = re.compile(r"(?i).*(?:副本|复件|拷贝|[-_ ]copy|\(\d+\)|（\d+）).*\.ya?ml")
_WINDOWS = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


class Role(Enum):
    """What a file is for."""

    WORKSPACE = auto()
    ORGANS = auto()
    TEXTS = auto()
    LAW = auto()
    ADJUSTMENT = auto()
    HEADER = auto()
    ITEM = auto()
    PAGE = auto()
    IMAGE = auto()
    TEMPLATE = auto()
    OTHER = auto()
    MISPLACED = auto()


_OWN: dict[str, tuple[Role, re.Pattern[str]]] = {
    PAGES_FOLDER: (Role.PAGE, re.compile(r"[a-z0-9][a-z0-9-]{0,59}\.md")),
    IMAGES_FOLDER: (Role.IMAGE, re.compile(r"[a-z0-9][a-z0-9-]{0,59}\.(?:svg|png)")),
    TEMPLATES_FOLDER: (Role.TEMPLATE, re.compile(r"[a-z0-9_/.-]+\.j2")),
}


@dataclass(frozen=True, slots=True)
class Located:
    """An item's kind, its owning organ (None where the list has none) and its permanent id."""

    kind: ListKind
    organ: str | None
    id: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A file and what it is for; ``fault`` says why a misplaced file cannot stay where it is."""

    path: str
    role: Role
    kind: ListKind | None = None
    organ: str | None = None
    id: str | None = None
    fault: Fault | None = None


def item_path(kind: ListKind, organ: str | None, item_id: str) -> str:
    """Return the path of an item relative to its workspace."""
    return f"{kind}/{organ}/{item_id}.yaml" if organ else f"{kind}/{item_id}.yaml"


def header_path(kind: ListKind, organ: str | None) -> str:
    """Return the path of the header of a list."""
    return f"{kind}/{organ}/{HEADER_NAME}" if organ else f"{kind}/{HEADER_NAME}"


def locate(path: str) -> Located | None:
    """Return whose item ``path`` is; None where it is no item."""
    placed = place(path)
    if placed.role is not Role.ITEM or placed.kind is None or placed.id is None:
        return None
    return Located(placed.kind, placed.organ, placed.id)


def place(path: str) -> Placed:
    """Say what the file at ``path`` (relative, with ``/``) is for."""
    parts = path.split("/")
    first = parts[0]
    if parts[-1] == PRIVATE_FILE:
        hint = _("内部工作区移到清单工作区和它的版本库外面；放在一起会跟着公开。")
        return _misplaced(path, _stray(path, hint))
    if len(parts) == 1:
        return _place_at_root(path)
    if first == TEXTS_FOLDER:
        if len(parts) == 2 and path.endswith(".yaml"):
            return Placed(path, Role.TEXTS)
        return _misplaced(path, _stray(path, _("texts/ 里只放 .yaml 文件，不分子文件夹。")))
    if first == LAWS_FOLDER:
        if len(parts) == 2 and path.endswith(".yaml"):
            return Placed(path, Role.LAW)
        return _misplaced(path, _stray(path, _("laws/ 里只放 .yaml 文件，不分子文件夹。")))
    if first == ADJUSTMENTS_FOLDER:
        if len(parts) == 2 and path.endswith(".yaml"):
            return Placed(path, Role.ADJUSTMENT)
        return _misplaced(path, _stray(path, _("adjustments/ 里只放 .yaml 文件，不分子文件夹。")))
    if first in _LIST_FOLDERS:
        return _place_in_list(path, parts, _LIST_FOLDERS[first])
    if first in _OWN:
        return _place_own(path, parts, _OWN[first])
    if first in RESERVED_FOLDERS:
        return Placed(path, Role.OTHER)
    return _misplaced(path, _unknown_folder(first))


def _place_own(path: str, parts: list[str], own: tuple[Role, re.Pattern[str]]) -> Placed:
    """Pages, pictures and templates of the site; their names become addresses."""
    role, name = own
    if name.fullmatch("/".join(parts[1:])) and not _WINDOWS.fullmatch(parts[-1]):
        return Placed(path, role)
    if role is Role.TEMPLATE:
        hint = _("模板放在 templates/site/ 里，名称如 footer.html.j2；有哪些见 docs/site.md。")
    elif role is Role.PAGE:
        hint = _("pages/ 里只放 .md 文件，名称用小写字母、数字和连字符，如 guide.md。")
    else:
        hint = _("images/ 里只放 .svg 和 .png 图片，名称用小写字母、数字和连字符，如 logo.svg。")
    return _misplaced(path, _stray(path, hint))


def _place_at_root(path: str) -> Placed:
    match path:
        case "qingdan.yaml":
            return Placed(path, Role.WORKSPACE)
        case "organs.yaml":
            return Placed(path, Role.ORGANS)
    if path in _ROOT_FILES or _FREE_ROOT_FILE.fullmatch(path):
        return Placed(path, Role.OTHER)
    return _misplaced(
        path,
        _stray(path, _("工作区顶层只放 qingdan.yaml、organs.yaml 和各清单文件夹。")),
    )


def _place_in_list(path: str, parts: list[str], kind: ListKind) -> Placed:
    expected = 3 if kind.has_organ_folders else 2
    name = parts[-1]
    organ = parts[1] if kind.has_organ_folders and len(parts) > 2 else None
    if len(parts) != expected:
        where = (
            _("{kind}/机构/事项.yaml").format(kind=kind)
            if kind.has_organ_folders
            else _("{kind}/事项.yaml").format(kind=kind)
        )
        return _misplaced(
            path,
            _stray(
                path, _("{title}的文件放在 {where}。").format(title=kind.official_name, where=where)
            ),
        )
    if organ is not None and (not ORGAN_ID.fullmatch(organ) or _WINDOWS.fullmatch(organ)):
        return _misplaced(
            path,
            Fault(
                "bad-file-name",
                _("文件夹名“{organ}”不能作机构 id。").format(organ=organ),
                _("机构 id 用小写字母、数字和连字符，如 zrzy，并登记在 organs.yaml。"),
            ),
        )
    if name == HEADER_NAME:
        return Placed(path, Role.HEADER, kind, organ)
    return _place_item(path, name, kind, organ)


def _place_item(path: str, name: str, kind: ListKind, organ: str | None) -> Placed:
    stem, dot, ending = name.rpartition(".")
    if ending == "yaml" and ITEM_ID.fullmatch(stem) and "copy" not in stem:
        return Placed(path, Role.ITEM, kind, organ, stem)  # the usual case, ten thousand times
    if _COPY.fullmatch(name):
        return _misplaced(
            path,
            Fault(
                "copy-of-file",
                _("“{name}”像是复制出来的副本。").format(name=name),
                _("要保留就改成新的 id 作文件名；不要就删掉。版本库会记住旧内容，不必留副本。"),
            ),
        )
    if not dot or ending != "yaml":
        hint = (
            _("把扩展名改成 .yaml。")
            if ending.lower() in ("yml", "yaml")
            else _("清单文件夹里只放事项的 .yaml 文件；附件放到别处。")
        )
        return _misplaced(path, _stray(path, hint))
    if not ITEM_ID.fullmatch(stem):
        return _misplaced(
            path,
            Fault(
                "bad-file-name",
                _("文件名“{name}”不能作事项 id。").format(name=name),
                _("事项 id 至少 8 个字符，用小写字母、数字和连字符，如 cf-7k3q9d2m.yaml。"),
            ),
        )
    return Placed(path, Role.ITEM, kind, organ, stem)


def _misplaced(path: str, fault: Fault) -> Placed:
    return Placed(path, Role.MISPLACED, fault=fault)


def _stray(path: str, hint: str) -> Fault:
    return Fault("stray-file", _("文件“{path}”不在它该在的地方。").format(path=path), hint)


def _unknown_folder(folder: str) -> Fault:
    return Fault(
        "unknown-folder",
        _("不认识文件夹“{folder}”。").format(folder=folder),
        _("清单文件夹是 {folders}；别的内容请移出工作区，或以“.”开头命名。").format(
            folders=joined(_LIST_FOLDERS)
        ),
    )
