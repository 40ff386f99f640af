"""The frame of the command line: help, wrong calls, languages, exit codes, start-up."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qingdan import __version__
from qingdan.cli import app

COMMANDS = [
    *("init", "import", "export", "validate", "explain", "rules", "fmt", "diff"),
    *("history", "who", "ask", "due", "publish", "serve", "verify", "schema"),
    *("review", "transfer", "conform", "reconcile", "stats", "load", "announce", "packet"),
    *("merge-driver", "law", "adjust", "flow", "orphans", "calls", "posts", "delegations"),
]
CHINESE = re.compile(r"[一-鿿]")


def test_help_lists_every_command(run_cli: Any) -> None:
    code, out, _ = run_cli("--help")
    assert code == 0
    assert re.findall(r"^  ([a-z][a-z-]+)  ", out, flags=re.M) == COMMANDS


def test_help_is_shown_without_a_command(run_cli: Any) -> None:
    assert run_cli() == run_cli("--help")


def test_version(run_cli: Any) -> None:
    assert run_cli("--version") == (0, f"qingdan {__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_is_chinese(run_cli: Any, command: str) -> None:
    code, out, _ = run_cli(command, "--help")
    assert code == 0
    assert out.startswith("用法：")
    assert not re.search(r"Usage|Options:|Arguments:|Show this|default:|required", out)
    options = re.findall(r"^ +(-[^\n]*(?:\n {20,}[^\n]*)*)", out, flags=re.M)
    assert [option for option in options if not CHINESE.search(option)] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["publsh"], "没有命令“publsh”"),
        (["validate", "--nope"], "没有选项 --nope"),
        (["schema", "--al"], "是不是 --all"),
        (["schema", "powers", "duties", "organs"], "多出了参数"),
        (["init", "--name"], "后面要写一个值"),
        (["schema", "--all=yes"], "后面不能写值"),
        (["validate", "--jobs", "two"], "不是整数"),
        (["validate", "--jobs", "0"], "小于 1"),
        (["orphans", "overlap", "--alike", "2"], "2.0 不在 0 和 1 之间。"),
        (["orphans", "overlap", "--alike", "甲"], "不是数。"),
        (["--lang", "fr", "validate"], "--lang 只能是 zh、en"),
        (["--lang"], "--lang 只能是 zh、en"),
    ],
)
def test_wrong_calls_are_explained_in_chinese(
    run_cli: Any, arguments: list[str], words: str
) -> None:
    code, out, err = run_cli(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    message, hint, *rest = err.splitlines()
    assert rest == []
    assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", message.split("：", 1)[1]), message
    assert hint.startswith("  → ")


def test_wrong_call_under_json_is_json(run_cli: Any) -> None:
    code, out, err = run_cli("validate", "--format", "json", "--nope")
    assert (code, err) == (2, "")
    record = json.loads(out)
    assert record["schema"] == "qingdan/error/1"
    assert set(record) == {"schema", "message", "hint", "file", "line", "column"}
    assert "--nope" in record["message"]


def test_a_bug_of_ours_ends_in_3_with_a_log(
    run_cli: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))

    def fail() -> None:
        raise LookupError("a bug")

    monkeypatch.setattr(app, "build", fail)
    code, out, err = run_cli("validate")
    assert (code, out) == (3, "")
    (log,) = [Path(line.rsplit("：", 1)[1]) for line in err.splitlines() if "日志" in line]
    assert "LookupError: a bug" in log.read_text(encoding="utf-8")
    assert "Traceback" not in err


def test_interruption_ends_in_130(run_cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "build", stop)
    code, out, err = run_cli("validate")
    assert (code, out, err) == (130, "", "已中断；没有留下写到一半的文件。\n")


def imported(*arguments: str) -> set[str]:
    """Modules that a run of the program loads."""
    program = (
        "import sys\nfrom qingdan.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["validate", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    heavy = {"pydantic", "jinja2", "git", "ruamel", "openpyxl", "rich", "yaml", "ryaml", "xlrd"}
    assert imported(*arguments) & heavy == set()


def test_output_is_utf8_whatever_the_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "qingdan", "--help"],
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        check=True,
    )
    assert "清单" in done.stdout.decode("utf-8")


def test_a_range_beside_a_default_is_said_in_words(run_cli: Any) -> None:
    shown = run_cli("orphans", "overlap", "--help")[1]
    assert "［默认：0.85；0 到 1］" in shown
    assert "［默认：3；不小于 2］" in shown


NEEDED = {
    "import": ["表.csv"],
    "explain": ["QD101"],
    "diff": ["HEAD"],
    "who": ["楼上漏水"],
    "ask": ["上级"],
    "transfer": ["甲", "乙", "--all"],
    "review": ["--all"],
    "reconcile": ["表.csv"],
    "packet": ["2026-01-01-a"],
    "merge-driver": ["a", "b", "c", "d"],
    "law show": ["城市绿化条例"],
    "law search": ["绿化"],
    "law check": ["表.csv"],
    "law add": ["表.csv"],
    "law impact": ["城市绿化条例"],
    "flow render": ["甲"],
    "orphans resolve": ["甲", "--lead", "乙", "--basis", "会议"],
    "calls import": ["表.csv", "--private", "内部"],
    "calls check": ["表.csv"],
    "posts": ["表.csv"],
}
"""What a command has to be given, by its words or by the first of them."""
WITHOUT = {"init", "explain", "rules", "schema", "law list", "law show", "law search", "law check"}
"""Commands that need no workspace."""


def every_command() -> list[str]:
    root = app.build()
    found = []
    for name in root.list_commands(None):
        command = root.get_command(None, name)
        below = getattr(command, "list_commands", lambda _context: [])(None)
        found += [f"{name} {word}" for word in below] or [name]
    return found


@pytest.mark.parametrize("words", every_command())
def test_without_a_workspace_every_command_says_so(
    run_cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "表.csv").write_text("名称,编码\n甲,1\n", encoding="utf-8")
    given = NEEDED.get(words, NEEDED.get(words.split()[0], []))
    code, _out, err = run_cli(*words.split(), *given)
    if words in WITHOUT:
        assert code == 0, err
        return
    assert code == 2, err
    assert "错误：" in err
    assert "  → " in err, "every message says what to do"


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (errno.EACCES, "没有权限"),
        (errno.EISDIR, "这是文件夹，不是文件"),
        (errno.EMFILE, "同时打开的文件太多"),
        (errno.ENOENT, "没有这个文件或者文件夹"),
    ],
)
def test_a_file_refused_where_nobody_foresaw_it_is_no_bug(
    run_cli: Any, monkeypatch: pytest.MonkeyPatch, why: int, said: str
) -> None:
    def fail() -> None:
        raise OSError(why, os.strerror(why), "某处/甲.yaml")

    monkeypatch.setattr(app, "build", fail)
    code, out, err = run_cli("validate")
    assert (code, out) == (2, "")
    assert err.startswith(f"某处/甲.yaml: 错误：读写不了文件：{said}\n  → ")


def test_a_missing_file_of_the_program_is_a_bug(
    run_cli: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise FileNotFoundError(errno.ENOENT, "gone", str(Path(app.__file__).with_name("甲")))

    monkeypatch.setattr(app, "build", fail)
    assert run_cli("validate")[0] == 3


def test_the_end_of_input_at_a_question_is_an_interruption(
    run_cli: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import typer

    def stop() -> None:
        raise typer.Abort

    monkeypatch.setattr(app, "build", stop)
    code, out, err = run_cli("validate")
    assert (code, out, err) == (130, "", "已中断；没有留下写到一半的文件。\n")
