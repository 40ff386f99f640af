"""``qingdan verify``: whatever is done to a published folder is found, and nothing outside read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.publish.build import Order, build
from qingdan.publish.trust.verify import Trouble, verify_folder
from qingdan.store.snapshot import worktree

from .publish_cases import files_of

Make = Callable[..., Path]
Cli = Callable[..., tuple[int, str, str]]

ONE_ITEM = {"powers/zrzy/cf-7k3q9d2m.yaml": "{名称: 某处罚, 类型: 行政处罚, 状态: 有效}\n"}
ITEM = "powers/cf-7k3q9d2m.html"


@pytest.fixture
def root(make_workspace: Make) -> Path:
    return make_workspace(ONE_ITEM)


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    out = tmp_path / "site"
    build(worktree(root), Order(out))
    return out


def troubles(folder: Path) -> list[tuple[str, Trouble]]:
    return [(one.path, one.trouble) for one in verify_folder(folder).deviations]


def edit_manifest(site: Path, change: Callable[[dict], object]) -> None:
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    change(manifest["files"])
    (site / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


class TestFinds:
    def test_nothing_in_a_fresh_site(self, site: Path, run_cli: Cli) -> None:
        code, out, _err = run_cli("verify", site)
        assert code == 0
        assert "没有多也没有少" in out
        assert "没有签名：内容和清单文件一致" in out

    def test_any_single_changed_byte(self, site: Path) -> None:
        """Every file in turn, one bit of its middle byte turned, size and times kept."""
        paths = [p for p in files_of(site) if p != "manifest.json"]
        for path in paths:
            file = site / path
            before, about = file.read_bytes(), file.stat()
            place = len(before) // 2  # an empty file (a list without items) gets a byte
            changed = before[:place] + bytes([before[place] ^ 1 if before else 1])
            changed += before[place + 1 :]
            file.write_bytes(changed)
            os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
            assert troubles(site) == [(path, Trouble.CHANGED)], path
            file.write_bytes(before)
        assert len(paths) > 20

    def test_what_is_gone_and_what_came_in(self, site: Path, run_cli: Cli) -> None:
        (site / ITEM).rename(site / "powers" / "moved.html")
        (site / "powers" / "deep").mkdir()
        (site / "powers" / "deep" / ".hidden").write_text("")
        assert troubles(site) == [
            (ITEM, Trouble.MISSING),
            ("powers/deep/.hidden", Trouble.EXTRA),
            ("powers/moved.html", Trouble.EXTRA),
        ]
        code, out, _err = run_cli("verify", site)
        assert code == 1
        assert f"{ITEM}：缺少" in out
        assert "不一致的有 3 处" in out
        assert "没有签名：清单文件本身是谁发布的" in out
        assert "和清单文件一致" not in out

    def test_links_without_following_them(self, site: Path, tmp_path: Path) -> None:
        (tmp_path / "away").mkdir()
        shutil.move(site / "powers", tmp_path / "away" / "powers")
        (site / "powers").symlink_to(tmp_path / "away" / "powers")
        same = (site / "index.html").read_bytes()
        (tmp_path / "home").write_bytes(same)
        (site / "index.html").unlink()
        (site / "index.html").symlink_to(tmp_path / "home")
        found = dict(troubles(site))
        assert found.pop("powers") is Trouble.STRANGE
        assert found.pop("index.html") is Trouble.STRANGE
        assert set(found.values()) == {Trouble.MISSING}
        assert ITEM in found


class TestForeignManifests:
    @pytest.mark.parametrize(
        "path",
        ["../w/qingdan.yaml", "/etc/hostname", "powers/../../x", "a//b", ".", "", "C:/x", "a\\b"],
    )
    def test_a_path_out_of_the_folder_is_named_and_never_opened(
        self, site: Path, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[str] = []
        real = os.open

        def watched(name: str, *rest: int) -> int:
            opened.append(os.fspath(name))
            return real(name, *rest)

        edit_manifest(site, lambda files: files.update({path: {"bytes": 1, "sha256": "0" * 64}}))
        monkeypatch.setattr(os, "open", watched)
        assert troubles(site) == [(path, Trouble.BAD_ENTRY)]
        assert len(opened) > 20
        assert all(Path(name).is_relative_to(site) and ".." not in name for name in opened)

    @pytest.mark.parametrize("entry", [None, 3, {}, {"sha256": 5}, {"sha256": "zz"}])
    def test_an_entry_without_a_hash_vouches_for_nothing(self, site: Path, entry: object) -> None:
        edit_manifest(site, lambda files: files.update({ITEM: entry}))
        assert (ITEM, Trouble.BAD_ENTRY) in troubles(site)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "null",
            '{"schema": "qingdan/site/1"}',
            '{"schema": "other/1", "files": {}}',
            "[" * 100_000,
            '{"schema": "qingdan/site/1", "files": {"a": {}, "a": {}}}',
        ],
    )
    def test_what_is_no_manifest_is_a_wrong_folder(
        self, tmp_path: Path, run_cli: Cli, text: str
    ) -> None:
        (tmp_path / "manifest.json").write_text(text)
        code, out, err = run_cli("verify", tmp_path)
        assert (code, out) == (2, "")
        assert "manifest.json" in err

    def test_a_manifest_that_is_a_link_is_not_read(self, site: Path, tmp_path: Path) -> None:
        shutil.move(site / "manifest.json", tmp_path / "m.json")
        (site / "manifest.json").symlink_to(tmp_path / "m.json")
        from qingdan.errors import QingdanError

        with pytest.raises(QingdanError):
            verify_folder(site)

    def test_names_cannot_speak_to_the_terminal(self, site: Path, run_cli: Cli) -> None:
        (site / "a\x1b[31mb").write_text("")
        _code, out, _err = run_cli("verify", site)
        assert "\x1b" not in out
        assert r"a\x1b[31mb：多出来的" in out


class TestCommand:
    def test_json(self, site: Path, run_cli: Cli) -> None:
        (site / ITEM).write_text("改")
        (site / "keep.txt").write_text("多")
        code, out, _err = run_cli("verify", site, "--format", "json")
        report = json.loads(out)
        assert code == 1
        assert report["schema"] == "qingdan/verify/1"
        assert (report["ok"], report["revision"], report["signature"]) == (False, "worktree", None)
        assert report["counts"]["changed"] == report["counts"]["extra"] == 1
        assert [one["path"] for one in report["deviations"]] == ["keep.txt", ITEM]

    def test_a_read_only_folder_is_read_and_left_as_it_was(self, site: Path, run_cli: Cli) -> None:
        folders = [site, *(p for p in site.rglob("*") if p.is_dir())]
        for folder in folders:
            folder.chmod(0o555)
        try:
            before = {p: p.stat().st_mtime_ns for p in site.rglob("*")}
            assert run_cli("verify", site)[0] == 0
            assert {p: p.stat().st_mtime_ns for p in site.rglob("*")} == before
        finally:
            for folder in folders:
                folder.chmod(0o755)

    @pytest.mark.parametrize("name", ["nothing", "a.txt", "w"])
    def test_what_is_no_site_is_refused(
        self, root: Path, tmp_path: Path, run_cli: Cli, name: str
    ) -> None:
        (tmp_path / "a.txt").write_text("")
        code, _out, err = run_cli("verify", tmp_path / name)
        assert (code, name in err) == (2, True)


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh-keygen")
class TestSignature:
    @pytest.fixture
    def keys(self, tmp_path: Path) -> Path:
        folder = tmp_path / "keys"
        folder.mkdir()
        for name in ("ours", "theirs"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder / name],
                check=True,
            )
        public = (folder / "ours.pub").read_text()
        allowed = f'bianban@example.invalid namespaces="qingdan-site" {public}'
        (folder / "allowed").write_text(allowed)
        return folder

    def test_is_made_and_checked(
        self, root: Path, keys: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        out = tmp_path / "signed"
        order = ["publish", "-w", root, "--out", out, "--sign-key", keys / "ours"]
        for _time in (1, 2):  # a signed site is one of ours and may be replaced
            code, _out, err = run_cli(*order)
            assert code == 0, err
        code, said, _err = run_cli("verify", out, "--allowed-signers", keys / "allowed")
        assert code == 0
        assert "bianban@example.invalid" in said

    def test_stays_where_the_same_is_published_without_the_key(
        self, root: Path, keys: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        out = tmp_path / "signed"
        order = ["publish", "-w", root, "--out", out]
        assert run_cli(*order, "--sign-key", keys / "ours")[0] == 0
        for more in ([], [], ["--no-cache"]):
            code, _out, err = run_cli(*order, *more)
            assert code == 0
            assert "没有签名" not in err
            assert run_cli("verify", out, "--allowed-signers", keys / "allowed")[0] == 0

    def test_that_does_not_hold_any_more_is_said(
        self, root: Path, keys: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        out = tmp_path / "signed"
        order = ["publish", "-w", root, "--out", out]
        assert run_cli(*order, "--sign-key", keys / "ours")[0] == 0
        (root / "powers/zrzy/cf-7k3q9d2n.yaml").write_text(
            "{名称: 另一处罚, 类型: 行政处罚, 状态: 有效}\n", encoding="utf-8"
        )
        code, _out, err = run_cli(*order, "--quiet")
        assert code == 0
        assert "--sign-key" in err
        assert not (out / "manifest.json.sig").exists()
        assert "--sign-key" not in run_cli(*order)[2], "said once"

    def test_without_a_manifest_is_none(self, root: Path, tmp_path: Path, run_cli: Cli) -> None:
        out = tmp_path / "other"
        out.mkdir()
        (out / "manifest.json.sig").write_text("不是我们的", encoding="utf-8")
        code, _out, err = run_cli("publish", "-w", root, "--out", out, "--force")
        assert code == 0, err
        assert not (out / "manifest.json.sig").exists()

    def test_of_a_stranger_counts_for_nothing(
        self, root: Path, keys: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        out = tmp_path / "signed"
        assert run_cli("publish", "-w", root, "--out", out, "--sign-key", keys / "theirs")[0] == 0
        assert run_cli("verify", out)[0] == 0
        code, said, _err = run_cli(
            "verify", out, "--allowed-signers", keys / "allowed", "--format", "json"
        )
        assert code == 1
        assert json.loads(said)["signature"]["valid"] is False

    def test_does_not_outlive_its_manifest(
        self, root: Path, keys: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        """Whoever changes a page and mends the manifest cannot mend the signature."""
        out = tmp_path / "signed"
        assert run_cli("publish", "-w", root, "--out", out, "--sign-key", keys / "ours")[0] == 0
        import hashlib

        (out / ITEM).write_text("改")
        digest = hashlib.sha256("改".encode()).hexdigest()
        edit_manifest(out, lambda files: files.update({ITEM: {"bytes": 3, "sha256": digest}}))
        assert run_cli("verify", out)[0] == 0
        code, said, _err = run_cli("verify", out, "--allowed-signers", keys / "allowed")
        assert code == 1
        assert "签名" in said

    def test_missing_is_a_finding_where_it_is_asked_for(
        self, site: Path, keys: Path, run_cli: Cli
    ) -> None:
        code, said, _err = run_cli("verify", site, "--allowed-signers", keys / "allowed")
        assert code == 1
        assert "没有签名" in said

    def test_a_key_that_is_none_is_refused_before_the_work(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        for key in (tmp_path / "none", root / "qingdan.yaml"):
            out = tmp_path / "signed"
            code, _out, err = run_cli("publish", "-w", root, "--out", out, "--sign-key", key)
            assert code == 2, err
            assert not out.exists()
