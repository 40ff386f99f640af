"""Messages: Chinese first, complete in English, filled in safely, never in the data."""

from __future__ import annotations

import ast
import json
import re
import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import make_messages
import qingdan.cli.validate  # noqa: F401 - its help is worded when it is loaded: in Chinese
from qingdan.cli.app import build
from qingdan.messages import LANGUAGES, in_one, use_language

LOOKED_UP = {"title", "advice", "value", "help"}


@pytest.fixture(scope="module")
def messages() -> dict[str, list[str]]:
    """Every message of the program, with the files it stands in."""
    return make_messages.extracted()


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    """The English for every message."""
    return make_messages.translations()


def test_the_english_catalogue_is_complete_and_compiled(
    capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch, messages: dict[str, list[str]]
) -> None:
    monkeypatch.setattr(make_messages, "extracted", lambda: messages)
    assert make_messages.main(["--check"]) == 0, capsys.readouterr().err


def test_a_missing_translation_is_noticed() -> None:
    assert make_messages.faults({"你好": ["a.py"]}, {}) != []
    assert make_messages.faults({"{n} 个": ["a.py"]}, {"{n} 个": "{m} items"}) != []
    assert make_messages.faults({}, {"你好": "hello"}) != []
    assert make_messages.faults({"{n} 个": ["a.py"]}, {"{n} 个": "{n} items"}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_filled_in(
    language: str, messages: dict[str, list[str]], english: dict[str, str]
) -> None:
    texts = {"zh": list(messages), "en": list(english.values())}[language]
    assert len(texts) > 500
    for text in texts:
        for _literal, field, _form, conversion in string.Formatter().parse(text):
            assert field is None or re.match(r"\w+$", field), text
            assert conversion is None, text


def test_chinese_messages_have_chinese_punctuation(messages: dict[str, list[str]]) -> None:
    half_width = re.compile(r"[一-鿿][,;:?!][一-鿿]|[一-鿿][,;?!]$")
    example = re.compile(r"[“：][^”]*: |\[[^\]]*\]|\{[^}]*\}|A\.\.\.B")
    wrong = [text for text in messages if half_width.search(example.sub("", text))]
    assert wrong == []


def test_english_messages_have_english_punctuation(english: dict[str, str]) -> None:
    full_width = re.compile(r"[，。；：？！（）、]")
    assert [text for text in english.values() if full_width.search(text)] == []


def calls(path: Path) -> list[ast.Call]:
    text = path.read_text(encoding="utf-8")
    if "_(" not in text:
        return []
    return [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "N_")
    ]


def test_a_message_is_a_plain_sentence_not_a_computed_one(repository: Path) -> None:
    computed = [
        f"{path.name}:{call.lineno}"
        for path in sorted((repository / "src").rglob("*.py"))
        for call in calls(path)
        if not (isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
        # Marked or listed where they stand, looked up where they are shown.
        and not (isinstance(call.args[0], ast.Attribute) and call.args[0].attr in LOOKED_UP)
        and not is_entry_of_a_constant(call.args[0])
    ]
    assert computed == []


COMMANDS = ["", *build().commands]
ASK_ALL = """
import contextlib, io, json, sys
from qingdan.cli import main
language, *commands = sys.argv[1:]
told = {}
for command in commands:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):
        main(["--lang", language, *command.split(), "--help"])
    told[command] = out.getvalue()
json.dump(told, sys.stdout)
"""


def is_entry_of_a_constant(node: ast.expr) -> bool:
    """Whether it is ``TABLE[key]``: the texts of such a table are marked with ``N_`` in it."""
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and node.value.id.isupper()
    )


@pytest.fixture(scope="module")
def helps() -> dict[str, dict[str, str]]:
    """The help of every command in each language.

    Each language has a process of its own: shared options are worded once, when they are imported.
    """
    told = {}
    for language in LANGUAGES:
        arguments = [sys.executable, "-c", ASK_ALL, language, *COMMANDS]
        done = subprocess.run(arguments, check=True, capture_output=True, encoding="utf-8")
        told[language] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("command", COMMANDS)
def test_lang_en_changes_the_help(helps: dict[str, dict[str, str]], command: str) -> None:
    english = helps["en"][command]
    assert helps["zh"][command].startswith("用法：")
    assert english.startswith("Usage:")
    names = re.compile(
        r"职责任务|权力责任|职责边界|某某市政府部门三张清单|行使主体|生效日期|失效日期|内部说明"
    )
    assert not re.search(r"[一-鿿]{4}", names.sub("", english))


def test_lang_works_anywhere_on_the_line(run_cli: Any) -> None:
    first = run_cli("--lang", "en", "validate", "--nope")
    assert run_cli("validate", "--nope", "--lang", "en") == first
    assert run_cli("validate", "--lang=en", "--nope") == first
    assert "There is no option --nope." in first[2]
    assert run_cli("--lang", "zh", "validate", "--nope")[2] != first[2]


def test_findings_speak_english_too(run_cli: Any, make_workspace: Any) -> None:
    root = make_workspace({"powers/zrzy/cf-7k3q9d2m.yaml": "名称: 处罚\n类形: 行政处罚\n"})
    code, out, _ = run_cli("--lang", "en", "validate", "--format", "json", cwd=root)
    assert code == 1
    messages = [finding["message"] for finding in json.loads(out)["findings"]]
    assert "The key “类形” is not known." in messages
    _, chinese, _ = run_cli("validate", "--format", "json", cwd=root)
    places = ("rule", "name", "severity", "file", "line", "column", "item", "field")
    assert [[f[p] for p in places] for f in json.loads(chinese)["findings"]] == [
        [f[p] for p in places] for f in json.loads(out)["findings"]
    ]


def test_what_init_writes_does_not_depend_on_the_language(run_cli: Any, tmp_path: Path) -> None:
    for language in LANGUAGES:
        run_cli("--lang", language, "init", language, "--no-git", cwd=tmp_path)
    trees = [
        {
            p.relative_to(tmp_path / one): p.read_bytes()
            for p in (tmp_path / one).rglob("*.*")
            if p.is_file()
        }
        for one in LANGUAGES
    ]
    assert trees[0] == trees[1]


def test_language_falls_back_to_the_message_itself() -> None:
    from qingdan.messages import _

    use_language("en")
    assert _("这句话不在目录里") == "这句话不在目录里"


@pytest.mark.parametrize(("language", "said"), [("zh", "甲。乙。"), ("en", "甲。 乙。")])
def test_sentences_stand_behind_each_other(language: str, said: str) -> None:
    try:
        use_language(language)
        assert in_one("甲。", "乙。") == said
        assert in_one("甲。", "") == "甲。"
    finally:
        use_language("zh")
