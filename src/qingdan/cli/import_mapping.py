"""Options of ``qingdan import`` that say which list a table is and what its columns mean."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined
from ..model.vocabulary import ListKind

if TYPE_CHECKING:
    from ..exchange.options import ImportOptions
    from ..exchange.tables.guide import Ask

AUTO = "auto"
LISTS = (AUTO, *(kind.value for kind in ListKind))

OrganOption = Annotated[
    str,
    typer.Option(
        "--organ",
        metavar="ID|auto",
        help=_("全部归到一个机构；auto 按“行使主体”认机构，没有的自动登记。"),
    ),
]
ListOption = Annotated[
    str,
    typer.Option(
        "--list",
        metavar="|".join(LISTS),
        help=_("导入到哪张清单；auto 按每张表的列名认。"),
    ),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="HEADING=FIELD",
        help=_(
            '指明一列是什么，可写几次：如 --map "法定期限=时限.法定"；'
            "字段写“扩展”是留作扩展字段，“内部说明”是只给编辑看，“忽略”是不导入。"
        ),
        show_default=False,
    ),
]
MappingOption = Annotated[
    str | None,
    typer.Option(
        "--mapping",
        metavar="NAME",
        help=_("按工作区 mappings/NAME.yaml 对应列名；不写时，列名全部相符的对应表自动使用。"),
        show_default=False,
    ),
]
SaveOption = Annotated[
    str | None,
    typer.Option(
        "--save-mapping",
        metavar="NAME",
        help=_("把这次的列名对应存成 mappings/NAME.yaml，可以手改，下次再用。"),
        show_default=False,
    ),
]
PersonalOption = Annotated[
    list[str] | None,
    typer.Option(
        "--with-personal",
        metavar="HEADING",
        help=_("个人信息列（录入人、身份证号等）默认不导入；写了列名的记入内部说明，不公开。"),
        show_default=False,
    ),
]
OriginalOption = Annotated[
    bool,
    typer.Option("--keep-original", help=_("文字整理过的单元格，把原样记入内部说明，不公开。")),
]


@dataclass(frozen=True)
class Said:
    """The options as they were written."""

    kind: str
    map: tuple[str, ...]
    mapping: str | None
    save: str | None
    personal: tuple[str, ...]
    keep_original: bool

    def refuse_for_export(self, *, report: object, **more: object) -> None:
        """Refuse options that say what an exported table says itself; ``more`` are others' values.

        Raises ``QingdanError`` that names all of them; for ``--report`` with a reason of its own.
        """
        if report:
            raise QingdanError(
                _("--report 是导入别处来的表时的核对报告，取回导出的表、用 --update 时没有。"),
                _(
                    "去掉它：改了什么，运行时会列出来；"
                    "要存成文件，用 -o；给程序用，加 --format json。"
                ),
            )
        named = {
            "--list": self.kind != AUTO,
            "--map": self.map,
            "--mapping": self.mapping,
            "--save-mapping": self.save,
            "--with-personal": self.personal,
            "--keep-original": self.keep_original,
            **{f"--{name}": value for name, value in more.items()},
        }
        given = [option for option, value in named.items() if value]
        if given:
            raise QingdanError(
                _("{options} 用不着：取回导出的表时，清单、机构和列都以表里的为准。").format(
                    options=joined(given)
                ),
                _("去掉它再运行。"),
            )

    def options(self, root: Path, ask: Ask | None) -> ImportOptions:
        """Return them as values. Raises ``QingdanError`` for what cannot be meant."""
        from ..exchange.options import ImportOptions

        return ImportOptions(
            kind=None if self.kind == AUTO else ListKind(self.kind),
            given=pairs(self.map),
            mapping=self.mapping,
            save=self.save,
            personal=frozenset(self.personal),
            keep_original=self.keep_original,
            codes=_type_codes(root),
            ask=ask,
        )


def pairs(written: tuple[str, ...]) -> dict[str, str]:
    """Read ``列名=字段``; the last = counts, because headings may hold one."""
    found = {}
    for pair in written:
        heading, equals, field = pair.rpartition("=")
        if not equals or not heading.strip() or not field.strip():
            raise QingdanError(
                _("--map 要写成“列名=字段”，不是“{pair}”。").format(pair=pair),
                _('如 --map "法定期限=时限.法定"。'),
            )
        found[heading.strip()] = field.strip()
    return found


def _type_codes(root: Path) -> Mapping[str, str]:
    """The types of powers by the codes of the workspace's profile; none where it has none."""
    from ..model.vocabulary import PowerType
    from ..rules.profile import load
    from ..store.layout import WORKSPACE_FILE
    from ..store.reader import read_mapping
    from ..store.snapshot import worktree

    value = read_mapping(worktree(root).read(WORKSPACE_FILE)).value or {}
    name = value.get("方案")
    try:
        table = load(name if isinstance(name, str) else None).section("编码").get("类型代码")
    except KeyError:
        return {}
    codes = table.get("代码") if isinstance(table, dict) else None
    types = {str(kind) for kind in PowerType}
    return {code: kind for code, kind in (codes or {}).items() if kind in types}


def may_ask(*, quiet: bool, form: str) -> bool:
    """Whether a person sits at a terminal and can be asked."""
    return not quiet and form == "text" and sys.stdin.isatty() and sys.stderr.isatty()


def asker() -> Ask:
    """Return what asks a person about a column."""
    from .import_asking import ask

    return ask
