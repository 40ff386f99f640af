"""Which word of a list somebody meant: traditional characters, full width, near spellings."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# Characters of keys and official words as they are written outside the mainland; only compared
# with, never written.
_TRADITIONAL = (
    "稱類狀態據時責監濟編碼辦機構職處罰內帶強製費條審頻諮詢錄風險點備註說關鍵詞號見準併項層級"
    "權來託實決規標準蹤單質檢給獎確認調導務廢暫書負協執動劃圍歸屬區劃網電話聯繫無聽證鑒評論"
    "徵許裡後於與員歷場開發結種財產義業資從為數產驗測參議對應領訴訟複讓轉"
)
_SIMPLIFIED = (
    "称类状态据时责监济编码办机构职处罚内带强制费条审频咨询录风险点备注说关键词号见准并项层级"
    "权来托实决规标准踪单质检给奖确认调导务废暂书负协执动划围归属区划网电话联系无听证鉴评论"
    "征许里后于与员历场开发结种财产义业资从为数产验测参议对应领诉讼复让转"
)
_FOLD = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_MAX_LENGTH = 40


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return ``word`` as it is compared: simplified, half width, lower case, without spaces."""
    narrow = unicodedata.normalize("NFKC", word[: 2 * _MAX_LENGTH])
    return "".join(narrow.split()).translate(_FOLD).lower()


@lru_cache(maxsize=4096)
def nearest(
    word: str,
    known: tuple[str, ...],
    also: tuple[tuple[str, str], ...] = (),
    cutoff: float = 0.5,
) -> str | None:
    """Return the member of ``known`` that ``word`` is most like, or None where nothing is near.

    ``also`` gives further spellings (English names, say) and the member each stands for. Equal
    after folding comes first, then the only member that contains the word, then the most similar
    one (at least ``cutoff``; half of a two-character word is enough; above 1 there is none).
    """
    folded = fold(word)
    if not folded or len(folded) > _MAX_LENGTH:
        return None
    for candidate in known:
        if fold(candidate) == folded:
            return candidate
    for spelling, candidate in also:
        if fold(spelling) == folded:
            return candidate
    if len(folded) > 1:
        holding = [c for c in known if folded in fold(c)]
        if len(holding) == 1:
            return holding[0]
    return _most_similar(folded, known, cutoff)


def _most_similar(folded: str, known: tuple[str, ...], cutoff: float) -> str | None:
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(folded)
    best, best_score = None, cutoff
    for candidate in known:
        other = fold(candidate)
        shared = sum(character in other for character in folded)
        if 2 * shared < best_score * (len(folded) + len(other)):
            continue
        matcher.set_seq1(other)
        score = matcher.ratio()
        if score > best_score or (best is None and score >= best_score):
            best, best_score = candidate, score
    return best
