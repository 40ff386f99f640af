"""A signature over the manifest, by OpenSSH (``ssh-keygen -Y``): nothing of our own to trust.

The signature stands beside the manifest as ``manifest.json.sig``. Who may sign is said by a file
in the form of ssh's *allowed signers*: ``name namespaces="qingdan-site" ssh-ed25519 AAAA…``.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from ...errors import QingdanError
from ...messages import _
from ..writing.manifest import MANIFEST, SIGNATURE

NAMESPACE = "qingdan-site"
_LONGEST_WAIT = 300
"""Seconds; somebody may have to type a passphrase or touch a token."""


def check_key(key: Path) -> None:
    """Refuse (``QingdanError``) before a long build what could not sign after it."""
    _tool()
    if not key.is_file():
        raise QingdanError(
            _("没有签名用的密钥“{key}”。").format(key=key),
            _("用 ssh-keygen -t ed25519 -f 文件名 生成一个，--sign-key 写私钥的文件名。"),
        )


def sign_manifest(folder: Path, key: Path) -> None:
    """Write ``manifest.json.sig`` in ``folder``. Raises ``QingdanError`` where it cannot be."""
    manifest = folder / MANIFEST
    done = _run("sign", "-n", NAMESPACE, "-f", str(key), str(manifest))
    if done.returncode != 0 or not (folder / SIGNATURE).is_file():
        raise QingdanError(
            _("签名没有成功：{why}").format(why=_said(done)),
            _("看看 --sign-key 是不是 OpenSSH 的私钥，口令对不对。"),
        )


def keep_signature(folder: Path, before: Path, manifest: bytes) -> bool:
    """Take the signature of the site that lies at ``before`` over into ``folder``.

    A signature holds for one manifest, so only where both sites have the very same. Returns whether
    there was one that is given up.
    """
    signature = before / SIGNATURE
    if not signature.is_file() or signature.is_symlink():
        return False
    told = before / MANIFEST
    if not told.is_file() or told.read_bytes() != manifest:
        return True
    (folder / SIGNATURE).write_bytes(signature.read_bytes())
    return False


def verify_signature(folder: Path, signature: Path, allowed: Path) -> str:
    """Return who signed the manifest of ``folder``, by the name in the ``allowed`` signers.

    Raises ``BadSignatureError`` where nobody who may sign did, ``QingdanError`` where a file is
    missing.
    """
    _tool()
    for file in (signature, allowed):
        if not file.is_file():
            raise QingdanError(_("没有文件“{file}”。").format(file=file))
    found = _run("find-principals", "-s", str(signature), "-f", str(allowed))
    signers = found.stdout.decode(errors="replace").split("\n")[0].strip()
    if found.returncode != 0 or not signers:
        raise BadSignatureError(_("签名的密钥不在“{file}”里。").format(file=allowed))
    signer = signers.split(",")[0]
    order = ["-n", NAMESPACE, "-f", str(allowed), "-I", signer, "-s", str(signature)]
    done = _run("verify", *order, given=(folder / MANIFEST).read_bytes())
    if done.returncode != 0:
        raise BadSignatureError(_("签名和 {manifest} 对不上。").format(manifest=MANIFEST))
    return signer


class BadSignatureError(QingdanError):
    """The signature is not one of those who may sign; a finding, not a wrong use (exit code 1)."""

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        return 1


def _tool() -> str:
    tool = shutil.which("ssh-keygen")
    if tool is None:
        raise QingdanError(
            _("没有 ssh-keygen，不能签名，也不能核对签名。"),
            _("安装 OpenSSH 8.2 或更新的版本；Windows 在“可选功能”里添加“OpenSSH 客户端”。"),
        )
    return tool


def _run(what: str, *order: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [_tool(), "-Y", what, *order]
    try:
        return subprocess.run(  # noqa: S603 - a list of words, no shell
            command, input=given, capture_output=True, timeout=_LONGEST_WAIT, check=False
        )
    except subprocess.TimeoutExpired:
        raise QingdanError(_("ssh-keygen 很久没有回答，已停止等待。")) from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else str(done.returncode)
