"""Numbers in Chinese characters, for rules over texts; the converter is ``qingdan.law``'s."""

from __future__ import annotations

from ...law.numerals import CHINESE, DIGITS, to_arabic, to_chinese

__all__ = ["CHINESE", "DIGITS", "to_arabic", "to_chinese"]
