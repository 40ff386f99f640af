"""What ``qingdan verify`` found out: text for people, ``qingdan/verify/1`` for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ..messages import _, joined
from ..publish.trust.verify import Deviation, Trouble, Verified

SCHEMA = "qingdan/verify/1"


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """Who signed, or why nobody is known to have; both empty where that was not asked."""

    signer: str = ""
    refused: str = ""


def verification_text(checked: Verified, signature: SignatureCheck) -> str:
    """Return one line a deviation, then what the folder says of itself; ends in a line feed."""
    lines = [joined((_printable(d.path), _words(d.trouble)), "：") for d in checked.deviations]
    if signature.refused:
        lines.append(_("签名：{why}").format(why=signature.refused))
    if checked.deviations:
        summary = _("和清单文件不一致的有 {count} 处（清单文件列有 {files} 个文件）。")
        lines.append(summary.format(count=len(checked.deviations), files=checked.files))
    else:
        lines.append(
            _("{files} 个文件都和清单文件一致，没有多也没有少。").format(files=checked.files)
        )
    origin = _("版本 {revision}，数据日期 {date}，由 {generator} 生成。").format(
        revision=_printable(checked.revision) or _("不明"),
        date=_printable(checked.date or "") or _("不明"),
        generator=_printable(checked.generator) or _("不明"),
    )
    lines += [origin, _("清单文件的 SHA-256：{digest}").format(digest=checked.digest)]
    lines.append(_about_signature(checked, signature))
    return "\n".join(line for line in lines if line) + "\n"


def _about_signature(checked: Verified, signature: SignatureCheck) -> str:
    if signature.signer:
        return _("签名有效，签名人：{signer}。").format(signer=_printable(signature.signer))
    if signature.refused:
        return ""
    if checked.signed:
        return _("有签名，没有核对；用 --allowed-signers 指出谁可以签名。")
    if checked.deviations:
        return _("没有签名：清单文件本身是谁发布的，这里看不出来。")
    return _("没有签名：内容和清单文件一致，但清单文件本身是谁发布的，这里看不出来。")


def verification_json(folder: str, checked: Verified, signature: SignatureCheck) -> str:
    """Return ``qingdan/verify/1``; ``signature`` is null where it was not checked."""
    counts = {str(trouble): 0 for trouble in Trouble}
    for one in checked.deviations:
        counts[one.trouble] += 1
    said = None
    if signature.signer or signature.refused:
        said = {
            "valid": bool(signature.signer),
            "signer": signature.signer or None,
            "reason": signature.refused or None,
        }
    record = {
        "schema": SCHEMA,
        "folder": folder,
        "ok": not checked.deviations and not signature.refused,
        "revision": checked.revision or None,
        "date": checked.date,
        "generator": checked.generator or None,
        "manifest_sha256": checked.digest,
        "files": checked.files,
        "signed": checked.signed,
        "signature": said,
        "counts": counts,
        "deviations": [_record(one) for one in checked.deviations],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _record(one: Deviation) -> dict[str, str | None]:
    return {
        "path": one.path,
        "trouble": str(one.trouble),
        "expected": one.expected,
        "found": one.found,
    }


def _words(trouble: Trouble) -> str:
    return {
        Trouble.CHANGED: _("内容变了"),
        Trouble.MISSING: _("缺少"),
        Trouble.EXTRA: _("多出来的，清单文件里没有"),
        Trouble.STRANGE: _("不是普通文件（符号链接或设备），没有打开"),
        Trouble.UNREADABLE: _("读不了"),
        Trouble.BAD_ENTRY: _("清单文件里的这一条不合规（路径指到外面，或者没有校验值），没有打开"),
    }[trouble]


def _printable(text: str) -> str:
    """Names of a foreign folder may hold what a terminal would obey."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
