"""The 实施编码 of a moved item: it holds the 统一社会信用代码 of the organ (GB/T 39554.1—2020)."""

from __future__ import annotations

from typing import Any

from ..messages import _
from ..model.codes import is_social_credit_code
from ..rules.profile import Profile
from .order import CodePolicy
from .plan import Note, Topic
from .scene import Scene, Source

_CREDIT = 18
_IMPLEMENTATION, _HANDLING, _LOCAL, _FORMER = "实施编码", "业务办理项编码", "地方编码", "曾用"


def policy_of(profile: Profile) -> CodePolicy:
    """Return what the profile says is done with the codes of what moves (section 划转)."""
    entry = profile.section("划转").get("实施编码")
    word = entry.get("做法") if isinstance(entry, dict) else None
    return CodePolicy(word) if word in set(CodePolicy) else CodePolicy.RECODE


class Recoding:
    """Changes codes of items one by one; what was done and what is left is noted."""

    def __init__(self, scene: Scene, giver: str, taker: str, policy: CodePolicy) -> None:
        self._scene = scene
        self._taker = taker
        self._policy = policy
        self._old = scene.register.word_of(giver, "统一社会信用代码")
        self._new = scene.register.word_of(taker, "统一社会信用代码")
        self._local: list[str] = []

    def recode(self, item: Source, value: dict[str, Any]) -> tuple[list[Note], list[Note]]:
        """Change the codes in ``value``; return what was done and what is left to decide."""
        codes = value.get("编码")
        if not isinstance(codes, dict):
            return [], []
        if isinstance(codes.get(_LOCAL), str):
            self._local.append(item.id)
        code = codes.get(_IMPLEMENTATION)
        if not isinstance(code, str):
            return [], []
        if self._old and not code.startswith(self._old):
            return [], [self._note(item, _("实施编码不是以原机构的统一社会信用代码开头，没有改。"))]
        if self._policy is CodePolicy.KEEP or code.startswith(self._new or "\0"):
            return [], [self._note(item, _("实施编码按本方案保留原样；平台换发以后再改。"))]
        if self._policy is CodePolicy.BLANK:
            return self._blank(item, codes, code)
        return self._renew(item, codes, code)

    def left(self) -> list[Note]:
        """Return what concerns all items together."""
        if not self._local:
            return []
        return [
            Note(
                Topic.CODES,
                _(
                    "{count} 项事项有地方编码，没有改：里面含机构代码或者序号的，由编办重编。"
                ).format(count=len(self._local)),
            )
        ]

    def _renew(
        self, item: Source, codes: dict[str, Any], code: str
    ) -> tuple[list[Note], list[Note]]:
        if not is_social_credit_code(self._new):
            text = _(
                "实施编码没有改：机构名录里没有“{organ}”的统一社会信用代码。补上以后重编。"
            ).format(organ=self._scene.called(self._taker))
            return [], [self._note(item, text)]
        new = self._new + code[_CREDIT:]
        codes[_IMPLEMENTATION] = new
        old = [code]
        handling = codes.get(_HANDLING)
        left: list[Note] = []
        if isinstance(handling, str) and handling.startswith(code):
            codes[_HANDLING] = new + handling[len(code) :]
            old.append(handling)
        elif isinstance(handling, str):
            left = [self._note(item, _("业务办理项编码不以实施编码开头，没有改。"), _HANDLING)]
        _keep(codes, old)
        text = _("实施编码换成新机构的：{old} → {new}；旧编码写进“曾用”。").format(
            old=code, new=new
        )
        return [self._note(item, text)], left

    def _blank(
        self, item: Source, codes: dict[str, Any], code: str
    ) -> tuple[list[Note], list[Note]]:
        old = [codes.pop(key) for key in (_IMPLEMENTATION, _HANDLING) if key in codes]
        _keep(codes, [one for one in old if isinstance(one, str)])
        done = self._note(item, _("去掉实施编码 {old}，写进“曾用”。").format(old=code))
        return [done], [self._note(item, _("实施编码留空，等平台换发。"))]

    def _note(self, item: Source, text: str, key: str = _IMPLEMENTATION) -> Note:
        return Note(Topic.CODES, text, item.id, item.path, ("编码", key))


def _keep(codes: dict[str, Any], old: list[str]) -> None:
    former = codes.get(_FORMER)
    known = former if isinstance(former, list) else [] if former is None else [former]
    codes[_FORMER] = [*known, *(code for code in old if code not in known)]
