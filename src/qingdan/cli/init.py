"""``qingdan init``: a new workspace with a commented example of each kind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined
from .options import QuietOption

SCHEMA_FOLDER = ".qingdan/schema"
VARIABLES = ("name", "region", "level")


@dataclass(frozen=True, slots=True)
class Created:
    """What ``init`` wrote and what it found and left alone, paths relative to the workspace."""

    written: list[str]
    kept: list[str]
    repository: bool


def command(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[DIR]", help=_("工作区文件夹；默认是当前文件夹。"), show_default=False
        ),
    ] = Path(),
    name: Annotated[
        str, typer.Option("--name", metavar="TEXT", help=_("工作区名称。"))
    ] = "某某市政府部门三张清单",
    region: Annotated[
        str,
        typer.Option(
            "--region", metavar="CODE", help=_("行政区划代码，6、9 或 12 位。"), show_default=False
        ),
    ] = "",
    level: Annotated[
        str,
        typer.Option("--level", metavar="LEVEL", help=_("层级：省级、市级、县级、乡级等。")),
    ] = "市级",
    ci: Annotated[
        list[str] | None,
        typer.Option(
            "--ci",
            metavar="github|gitlab|gitee|pre-commit",
            help=_("写上自动检查的配置，逗号隔开；已有工作区时只写这个，不覆盖已有的文件。"),
            show_default=False,
        ),
    ] = None,
    no_git: Annotated[bool, typer.Option("--no-git", help=_("不建立 git 版本库。"))] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help=_("已有工作区文件时也继续：只补上缺的文件，不覆盖已有的。")),
    ] = False,
    quiet: QuietOption = False,
) -> int:
    """Write a workspace, wire it into VS Code, start a git repository; exit code 0."""
    from .init_ci import platforms_named, refuse_taken, write_recipes

    answers = _checked_answers(name, region, level)
    platforms = platforms_named(ci or ())
    created = None
    refuse_taken(folder, platforms)
    if not platforms or force or not _is_workspace(folder):
        if not force:
            _refuse_workspace(folder)
        created = create_workspace(folder, answers, git=not no_git)
    recipes = write_recipes(folder, platforms)
    if not quiet:
        if created is not None:
            typer.echo(_summary(folder, created))
        if recipes:
            typer.echo(_recipes_summary(recipes))
    return 0


def create_workspace(folder: Path, answers: Mapping[str, str], *, git: bool) -> Created:
    """Write the files that ``folder`` does not have yet, all of them or none.

    ``answers`` are the name, region code (may be empty) and level that the templates ask for.
    """
    from ..store.git import create_repository, repository_root
    from ..store.write import write_files

    files = {**template_files(answers), **editor_files()}
    kept = sorted(path for path in files if (folder / path).exists())
    folder.mkdir(parents=True, exist_ok=True)
    written = write_files(folder, {path: files[path] for path in files if path not in kept})
    start = git and repository_root(folder) is None and shutil.which("git") is not None
    if start:
        create_repository(folder)
    return Created(written, kept, start)


def template_files(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the example workspace: path → text, ``*.j2`` rendered with ``answers``."""
    from jinja2 import Environment, StrictUndefined

    from ..store.templates import template_folder

    # YAML, not HTML: instead of escaping, every value is written as a YAML scalar.
    environment = Environment(
        autoescape=False,  # noqa: S701
        finalize=_scalar,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    root = template_folder() / "workspace"
    files = {}
    for source in sorted(root.rglob("*")):
        if not source.is_file():
            continue
        path = source.relative_to(root).as_posix()
        text = source.read_text(encoding="utf-8")
        if path.endswith(".j2"):
            path = path.removesuffix(".j2")
            text = environment.from_string(text).render(answers)
        files[path] = text
    return files


@cache
def editor_files() -> Mapping[str, str]:
    """Return the JSON Schema files and the settings that make VS Code use them."""
    from ..model.schema import file_schemas
    from .schema import schema_text

    schemas = file_schemas()
    files = {f"{SCHEMA_FOLDER}/{file.file_name}": schema_text(file) for file in schemas}
    settings = {
        "yaml.schemas": {
            f"./{SCHEMA_FOLDER}/{file.file_name}": list(file.globs) for file in schemas
        },
        "yaml.schemaStore.enable": False,
        "files.encoding": "utf8",
        # Chinese punctuation is what these files are written in.
        "editor.unicodeHighlight.ambiguousCharacters": False,
        "[yaml]": {
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
            "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
        },
    }
    files[".vscode/settings.json"] = _json(settings)
    files[".vscode/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    return files


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _scalar(value: str) -> str:
    """Write a text as a YAML scalar, in quotes where a reader might take it for something else."""
    from ..store.emit import scalar

    return scalar(value, flow=False)


def _checked_answers(name: str, region: str, level: str) -> dict[str, str]:
    from pydantic import TypeAdapter, ValidationError

    from ..model.codes import RegionCode
    from ..model.vocabulary import Level

    levels = [str(one) for one in Level]
    if level not in levels:
        raise QingdanError(
            _("没有“{level}”这个层级。").format(level=level),
            _("--level 可以是：{levels}。").format(levels=joined(levels)),
        )
    if not name.strip() or not name.isprintable():
        raise QingdanError(
            _("工作区名称不能是空的，也不能有换行等控制字符。"),
            _("例如：qingdan init --name 某某市政府部门三张清单"),
        )
    try:
        TypeAdapter(RegionCode | None).validate_python(region or None)
    except ValidationError:
        raise QingdanError(
            _("“{region}”不是行政区划代码。").format(region=region),
            _("区划代码是 6、9 或 12 位数字，如 110000；不知道可以先不写。"),
        ) from None
    return dict(zip(VARIABLES, (name.strip(), region, level), strict=True))


def _is_workspace(folder: Path) -> bool:
    from ..store.layout import WORKSPACE_FILE

    return (folder / WORKSPACE_FILE).is_file()


def _refuse_workspace(folder: Path) -> None:
    from ..model.vocabulary import ListKind
    from ..store.layout import ORGANS_FILE, WORKSPACE_FILE

    if folder.exists() and not folder.is_dir():
        raise QingdanError(
            _("“{folder}”是一个文件，不是文件夹。").format(folder=folder),
            _("换一个文件夹名。"),
        )
    taken = [
        name
        for name in (WORKSPACE_FILE, ORGANS_FILE, *(str(kind) for kind in ListKind))
        if (folder / name).exists()
    ]
    if taken:
        raise QingdanError(
            _("“{folder}”里已经有工作区文件：{taken}。").format(folder=folder, taken=joined(taken)),
            _("换一个文件夹；或者加 --force，只补上缺的文件，已有的文件不动。"),
        )
    outer = [parent for parent in folder.resolve().parents if (parent / WORKSPACE_FILE).exists()]
    if outer:
        raise QingdanError(
            _("“{folder}”在另一个工作区“{outer}”里面。").format(folder=folder, outer=outer[0].name),
            _("工作区不能套工作区；换一个文件夹，或者加 --force。"),
        )


def _summary(folder: Path, created: Created) -> str:
    place = folder.as_posix()
    lines = [
        _("已在 {place} 建立工作区，写了 {count} 个文件。").format(
            place=place, count=len(created.written)
        )
    ]
    if created.kept:
        lines.append(_("这些文件已经有了，没有改动：{kept}").format(kept=joined(created.kept)))
    if created.repository:
        lines.append(_("已建立 git 版本库。"))
    elif shutil.which("git") is None:
        lines.append(_("这台电脑上没有 git，没有建立版本库；装好后在这里运行 git init。"))
    lines.append(_("接下来："))
    if place != ".":
        lines.append(_("  cd {place}").format(place=place))
    lines += [
        _("  改 qingdan.yaml 里的名称、区划代码等      每一项旁边都有说明"),
        _("  qingdan validate                        检查；示例应当没有问题"),
        _("  qingdan import 清单.xls --organ auto     导入 Excel 权责清单（导入后可删去示例）"),
        _("  git add -A && git commit -m 建立清单     存入版本库"),
        _("  qingdan publish --out site              生成网站，打开 site/index.html 看"),
        _("用 VS Code 打开这个文件夹并安装推荐的 YAML 插件，写事项时就有提示和检查。"),
    ]
    return "\n".join(lines)


def _recipes_summary(recipes: list[str]) -> str:
    return "\n".join(
        [
            _("写了自动检查的配置：{files}").format(files=joined(recipes)),
            _("提交之前先看一遍文件开头的说明：qingdan 从哪里安装，要由本单位填写。"),
        ]
    )
