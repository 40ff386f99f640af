"""Reports reach their file whole, or leave what was there before."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from qingdan.cli.reports import save
from qingdan.errors import QingdanError


def test_a_report_replaces_the_one_before_and_keeps_its_mode(tmp_path: Path) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("旧的", encoding="utf-8")
    report.chmod(0o640)
    save("新的\ud800", report)
    assert report.read_bytes() == "新的\\ud800".encode()
    assert os.name == "nt" or report.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["报告.txt"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "真").write_bytes(b"")
    (tmp_path / "链接").symlink_to("真")
    save(b"\x00\xff", tmp_path / "链接")
    assert (tmp_path / "链接").is_symlink()
    assert (tmp_path / "真").read_bytes() == b"\x00\xff"


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("旧的", encoding="utf-8")

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(QingdanError) as refused:
        save("新的", report)
    assert refused.value.message == "写不了文件：磁盘满了"
    assert refused.value.file == str(report)
    assert report.read_text(encoding="utf-8") == "旧的"
    assert [path.name for path in tmp_path.iterdir()] == ["报告.txt"]


def test_a_folder_that_is_not_there_is_named_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(QingdanError, match="没有这个文件或者文件夹"):
        save("报告", tmp_path / "没有" / "报告.txt")
