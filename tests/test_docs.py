"""Documentation that cannot rot: generated pages are current, commands in the READMEs parse."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

import make_docs
from qingdan.cli.app import build
from qingdan.model.kinds import ITEM_MODELS
from qingdan.model.record import Record
from qingdan.model.vocabulary import ListKind
from qingdan.model.workspace import WorkspaceFile
from qingdan.rules.selection import settings_of

READMES = ["README.md", "README.zh-CN.md"]
ROOT = Path(__file__).parent.parent
PAGES = [
    *READMES,
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    *sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")),
]


def read(repository: Path, page: str) -> str:
    return (repository / page).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.M | re.S)


DOCS = Path(__file__).parents[1] / "docs"
GENERATED = ["format.md", "cli.md", "cli.en.md", *(f"rules/{p.name}" for p in DOCS.glob("rules/*"))]


@pytest.fixture(scope="module")
def generated() -> dict[str, str]:
    """Every page that is made from the program, by its path under ``docs/``."""
    return make_docs.pages()


def test_generated_pages_are_current(repository: Path, generated: dict[str, str]) -> None:
    assert sorted(generated) == sorted(GENERATED), "run `make docs`"
    old = [name for name in GENERATED if read(repository, f"docs/{name}") != generated[name]]
    assert old == [], "run `make docs`"


def records(cls: type[Record]) -> list[type[Record]]:
    return [*cls.__subclasses__(), *(r for c in cls.__subclasses__() for r in records(c))]


def test_every_key_is_in_the_format_page(repository: Path) -> None:
    page = read(repository, "docs/format.md")
    own = [model for model in records(Record) if model.__module__.startswith("qingdan.model.")]
    keys = {
        (field.alias, name)
        for model in own
        for name, field in model.model_fields.items()
        if field.alias
    }
    assert len(keys) > 100
    missing = [
        (alias, name)
        for alias, name in keys
        if not re.search(rf"^\| `{alias}` \|.*\| `{name}` \|$", page, flags=re.M)
    ]
    assert missing == []


@pytest.mark.parametrize("page", ["docs/cli.md", "docs/cli.en.md"])
def test_every_command_and_option_is_in_the_command_page(repository: Path, page: str) -> None:
    text = read(repository, page)
    for name, command in build().commands.items():
        (part,) = re.findall(rf"^## `qingdan {name}`\n(.*?)(?=^## |\Z)", text, flags=re.M | re.S)
        for parameter in command.params:
            if parameter.param_type_name == "argument":
                wanted = [parameter.make_metavar(None)] if page == "docs/cli.md" else []
            else:
                assert not parameter.hidden, (name, parameter.name)
                wanted = parameter.opts
            missing = [spelling for spelling in wanted if spelling not in part]
            assert missing == [], name


def calls(text: str) -> list[str]:
    """Every ``qingdan …`` call in the shell and CI blocks of a page."""
    lines = [
        line
        for language in ("sh", "bat", "yaml")
        for block in blocks(text, language)
        for line in block.replace("- run: ", "").splitlines()
    ]
    found = [re.sub(r"^\s*(?:\.venv\\Scripts\\)?(?=qingdan )", "", line) for line in lines]
    return [re.sub(r"\s+(?:#|>>).*", "", line) for line in found if line.startswith("qingdan ")]


def check(call: str) -> None:
    """Parse a call without running it; a wrong one raises."""
    _, *words = shlex.split(call)
    root = build()
    context = root.make_context("qingdan", words)
    name, command, rest = root.resolve_command(context, [*context._protected_args, *context.args])
    command.make_context(name, rest)


@pytest.mark.parametrize("page", READMES)
def test_commands_in_the_readme_parse(repository: Path, page: str) -> None:
    found = calls(read(repository, page))
    assert len(found) >= 10
    for call in found:
        check(call)


def test_a_call_that_does_not_parse_is_noticed() -> None:
    from typer import TyperException

    with pytest.raises(TyperException):
        check("qingdan validate --nope")
    with pytest.raises(TyperException):
        check("qingdan publsh --out site")


@pytest.mark.parametrize("page", READMES)
def test_the_readme_names_every_command(repository: Path, page: str) -> None:
    rows = re.findall(r"^\| `qingdan ([\w-]+)", read(repository, page), flags=re.M)
    assert rows == list(build().commands)


@pytest.mark.parametrize("page", [*READMES, "CONTRIBUTING.md"])
def test_make_targets_in_the_page_exist(repository: Path, page: str) -> None:
    makefile = read(repository, "Makefile")
    wanted = {
        word
        for line in re.findall(r"^make ([^#\n]*)", read(repository, page), flags=re.M)
        for word in line.split()
    }
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.M))
    assert wanted
    assert wanted <= targets


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(repository: Path, page: str) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", read(repository, page), flags=re.S)
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        file = (repository / page).parent / path if path else repository / page
        assert file.exists(), target
        if anchor:
            titles = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), flags=re.M)
            names = {re.sub(r"[^\w-]", "", t.replace(" ", "-")).lower() for t in titles}
            assert anchor.lower() in names, target


def test_both_readmes_say_the_same(repository: Path) -> None:
    english, chinese = (read(repository, page) for page in READMES)
    for pattern in (r"^## ", r"^- ", r"^\| ", r"^```\w*$"):
        counts = [len(re.findall(pattern, text, flags=re.M)) for text in (english, chinese)]
        assert counts[0] == counts[1], pattern
    assert calls(english) == calls(chinese)
    for language in ("bat", "sh", "yaml"):
        bare = [
            [re.sub(r"\s*#.*", "", block) for block in blocks(text, language)]
            for text in (english, chinese)
        ]
        assert bare[0] == bare[1]


@pytest.mark.parametrize("page", READMES)
def test_the_item_in_the_readme_is_one(repository: Path, page: str) -> None:
    item, settings = blocks(read(repository, page), "yaml")
    ITEM_MODELS[ListKind.POWERS].model_validate(yaml.safe_load(item))
    rules = WorkspaceFile.model_validate(
        {"格式": 1, "名称": "甲", **yaml.safe_load(settings)}
    ).rules
    assert settings_of(rules).options("QD341")["比例上限"] == 40


@pytest.mark.parametrize("page", READMES)
def test_exit_codes_in_the_readme_are_those_of_the_program(repository: Path, page: str) -> None:
    from qingdan import cli

    (line,) = [one for one in read(repository, page).splitlines() if "**130**" in one]
    assert re.findall(r"\*\*(\d+)\*\*", line) == ["0", "1", "2", "3", "130"]
    assert (cli.USAGE, cli.BUG, cli.INTERRUPTED) == (2, 3, 130)


def room_names(repository: Path) -> list[str]:
    source = repository / "src/qingdan"
    return sorted(path.parent.name for path in source.glob("*/__init__.py"))


def test_the_architecture_names_every_room(repository: Path) -> None:
    page = read(repository, "docs/architecture.md")
    rows = re.findall(r"^\| `(\w+)/` \|", page, flags=re.M)
    assert sorted(rows) == room_names(repository)


def test_the_architecture_names_only_files_that_exist(repository: Path) -> None:
    page = read(repository, "docs/architecture.md")
    named = re.findall(
        r"`((?:src/qingdan/|tools/|tests/|templates/)?[\w/]+\.(?:py|j2|js|css))`", page
    )
    assert named
    missing: list[Any] = [
        name
        for name in named
        if not (repository / name).exists() and not (repository / "src/qingdan" / name).exists()
    ]
    assert missing == []
