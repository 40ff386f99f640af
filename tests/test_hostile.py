"""Files made to hurt: the whole command comes back with a finding, in bounded memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .effort import times

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="peak memory is asked of Unix")

ITEM = "powers/zrzy/cf-7k3q9d2m.yaml"
ORGANS = "机构:\n  zrzy: {名称: 甲局}\n"

BOMBS = {
    "nested brackets": "名称: " + "[" * 9_999,
    "nested brackets behind comments": "名称: " + "[ #]\n " * 9_999,
    "nested pairs": "名称: " + "{a: " * 9_999,
    "too many brackets": "名称: " + "[" * 100_000,
    "nested dashes": "- " * 500_000,
    "nested questions": "? " * 300_000,
    "nested by indent": "".join(" " * depth + "a:\n" for depth in range(1_400)),
    "aliases": "a: &a [x, x]\n" + "".join(f"k{n}: &b{n} [*a, *a]\n" for n in range(2_000)),
    "billion laughs": "a: &a [x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join(['*a'] * 9)}]\n" for n in range(9)),
    "a long number": "名称: " + "9" * 5_000,
    "quotes": "名称: '" + "''" * 500_000,
    "too large": "名称: 甲\n备注: " + "x" * (3 << 20),
    "not a day": "名称: 甲\n类型: 行政处罚\n生效日期: 2025-02-30\n",
    "a tag that runs code": "!!python/object/apply:os.system ['exit 7']\n",
}

_PART = 4 if times(1) == 1 else 1
"""The usual run takes a quarter of what costs in proportion to its size, and allows a quarter."""

LONG_BOMBS = {
    "one key a hundred thousand times": "名称: 甲\n" * (100_000 // _PART),
    "a hundred thousand unknown keys": "\n".join(f"键{n}: 1" for n in range(100_000 // _PART)),
    "a hundred thousand unquoted codes": "俗称:\n" + "  - 0123\n" * (100_000 // _PART),
    "a long line": "名称: " + "甲" * (600_000 // _PART),
    "a long list of wrong things": "名称: 甲\n类型: 行政处罚\n依据:\n"
    + "  - 3\n" * (60_000 // _PART),
}

BASE = 100_000_000
"""Bytes that the program takes by itself."""
MORE = 400_000_000
"""Bytes that no file may make it need beyond these."""


@pytest.fixture
def workspace(tmp_path):
    """Return a function that makes a workspace with one item."""

    def make(content):
        (tmp_path / "qingdan.yaml").write_text("格式: 1\n名称: 甲\n", encoding="utf-8")
        (tmp_path / "organs.yaml").write_text(ORGANS, encoding="utf-8")
        item = tmp_path / ITEM
        item.parent.mkdir(parents=True)
        item.write_text(content, encoding="utf-8")
        return tmp_path

    return make


@pytest.mark.parametrize("name", [*BOMBS, *LONG_BOMBS])
def test_a_bomb_is_a_finding(name, workspace, run_whole):
    done = run_whole("validate", "--workspace", workspace({**BOMBS, **LONG_BOMBS}[name]))
    assert done.code == 1, done.err
    assert ITEM in done.out
    assert "Traceback" not in done.out + done.err
    assert done.peak < BASE + MORE // (_PART if name in LONG_BOMBS else 1)


# Run in a process of its own, which reports the peak memory of the command it runs.
MEASURE = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "qingdan", *sys.argv[1:]], capture_output=True)
sys.stderr.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.stdout.buffer.write(done.stdout)
sys.exit(done.returncode)
"""


@pytest.mark.parametrize("name", ["nested dashes", "too large"])
def test_started_anew_it_finds_the_same(name, workspace, run_whole):
    """The commands above are forked from a process that has the program imported already."""
    arguments = ["validate", "--format", "json", "--workspace", str(workspace(BOMBS[name]))]
    # The limit is there against a hang; none of these takes more than about two seconds.
    command = [sys.executable, "-c", MEASURE, *arguments]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    forked = run_whole(*arguments)
    assert (done.returncode, done.stdout.decode()) == (forked.code, forked.out)
    scale = 1 if sys.platform == "darwin" else 1024
    assert int(done.stderr) * scale < BASE + MORE
