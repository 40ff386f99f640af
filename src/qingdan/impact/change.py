"""Which change of law is meant: from which text to which, and from which day on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..errors import QingdanError
from ..law.facts import Law, Version
from ..law.library.library import LawLibrary
from ..messages import _, bracketed, joined


@dataclass(frozen=True, slots=True)
class LawChange:
    """A law, the text items cite, and what takes its place."""

    law: Law
    old: Version | None
    """The text that a citation without a version suffix means."""
    new: Version | None
    """The next text of the same law; None where the law is repealed."""
    successors: tuple[str, ...]
    """Titles of what took the place of a repealed law; may be empty."""
    day: datetime.date
    """From which day on the old text does not hold."""

    @property
    def repealed(self) -> bool:
        """Whether the law ended, rather than got another text."""
        return self.new is None


def change_of(library: LawLibrary, title: str, old: str | None, to: str | None) -> LawChange:
    """Return the change that is asked about.

    Without ``to``: the repeal, if the law is or will be repealed, else its newest text. ``old`` and
    ``to`` name versions (2021, 2021年修订); ``to`` may name the law that replaced it. Raises
    ``QingdanError`` for unknown laws and versions, and where there is no change.
    """
    law = _law(library, title)
    chosen = library.version(law, _label(old)) if old else None
    if old and chosen is None:
        raise _no_version(law, old, "--from")
    replaced_by = library.replaced_by(law)
    if to is None:
        if law.repeal is not None:
            return _repealed(law, chosen, replaced_by)
        return _next(law, chosen, _newest(law))
    version = library.version(law, _label(to))
    if version is not None:
        return _next(law, chosen, version)
    successor = library.find(to)
    if successor is not None and any(library.find(one) is successor for one in replaced_by):
        return _repealed(law, chosen, (successor.title,))
    raise _no_version(law, to, "--to")


def _law(library: LawLibrary, title: str) -> Law:
    law = library.find(title)
    if law is not None:
        return law
    near = [f"《{one.title}》" for one in library.nearest(title)]
    raise QingdanError(
        _("法规库里没有《{title}》。").format(title=title.strip().strip("《》")),
        _("名称相近的：{titles}。").format(titles=joined(near))
        if near
        else _("用 qingdan law list 看法规库里有什么。"),
    )


def _label(written: str) -> str | int:
    return int(written) if written.isdecimal() and len(written) == 4 else written


def _newest(law: Law) -> Version:
    dated = [one for one in law.versions if one.effective is not None]
    if not dated:
        raise _no_change(law)
    return dated[-1]


def _next(law: Law, old: Version | None, new: Version) -> LawChange:
    at = [one.key for one in law.versions].index(new.key)
    before = old or (law.versions[at - 1] if at else None)
    if old is not None and law.versions.index(old) >= at:
        raise QingdanError(
            _(
                "《{title}》的{label}文本（{key}）之后没有要换的文本：引的是它，就没有要改的。"
            ).format(title=law.title, label=old.label, key=old.key),
            _("清单引的若是更早的文本，--from 写那一个；不写则为前一个文本。"),
        )
    if before is None or before.key == new.key or new.effective is None:
        raise _no_change(law)
    return LawChange(law, before, new, (), new.effective)


def _repealed(law: Law, old: Version | None, successors: tuple[str, ...]) -> LawChange:
    if law.repeal is None or law.repeal.on is None:
        raise QingdanError(
            _("法规库不知道《{title}》从哪一天起废止。").format(title=law.title),
            _("可以在工作区的 laws/ 文件夹里写明这部法规和废止的日期。"),
        )
    known = [one for one in law.versions if one.effective is None or one.effective < law.repeal.on]
    last = known[-1] if known else None
    return LawChange(law, old or last, None, successors, law.repeal.on)


def _no_change(law: Law) -> QingdanError:
    return QingdanError(
        _("《{title}》没有被废止，法规库里也没有它的后一个文本：没有变化可以比。").format(
            title=law.title
        ),
        _("用 qingdan law show {title} 看它有哪些文本；用 --from 和 --to 指明。").format(
            title=law.title
        ),
    )


def _no_version(law: Law, written: str, option: str) -> QingdanError:
    keys = [one.key + bracketed(one.label) for one in law.versions]
    return QingdanError(
        _("{option} “{written}”既不是《{title}》的文本，也不是接替它的法规。").format(
            option=option, written=written, title=law.title
        ),
        _("它的文本有：{versions}。").format(versions=joined(keys) or _("没有")),
    )


__all__ = ["LawChange", "change_of"]
