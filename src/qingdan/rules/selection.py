"""From words to rules: codes (QD301), prefixes (QD3) and names (unknown-organ); their settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from ..messages import _, joined
from ..model.finding import FieldPath, Severity
from ..model.vocabulary import RuleLevel, RulePreset
from ..model.workspace import LocalRules, RuleSettings
from .naming import UnknownRuleError, codes_named
from .registry import BY_CODE, BY_SLUG, RULES
from .rule import Option
from .settings import PathSettings, Settings, of_preset

_SEVERITY = {
    RuleLevel.ERROR: Severity.ERROR,
    RuleLevel.WARNING: Severity.WARNING,
    RuleLevel.INFO: Severity.INFO,
}


_CODES = {rule.slug: rule.code for rule in RULES}


class SettingError(Exception):
    """A setting of ``qingdan.yaml`` that cannot be meant, and the path under 规则 it stands at."""

    def __init__(self, path: FieldPath, message: str, hint: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message
        self.hint = hint


def settings_of(
    given: RuleSettings | None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    demanded: Iterable[str] = (),
    levels: Mapping[str, RuleLevel] = MappingProxyType({}),
) -> Settings:
    """Put together what a workspace and the command line say.

    ``select`` and ``ignore`` are words of the command line: without ``select`` the rules of the
    workspace, otherwise only those selected. ``demanded`` are the slugs of rules that the profile
    turns on, ``levels`` says how bad it finds some of them; a workspace with the smallest preset
    goes without both.
    Raises ``SettingError`` for the workspace, ``UnknownRuleError`` for the command line.
    """
    given = given or RuleSettings()
    on = of_preset(given.preset)
    severities: dict[str, Severity] = {}
    if given.preset is not RulePreset.LEGACY:
        on |= frozenset(BY_SLUG[slug].code for slug in demanded)
        severities = {BY_SLUG[slug].code: _SEVERITY[level] for slug, level in levels.items()}
    on |= _codes(given.select, ("选用",))
    on -= _codes(given.ignore, ("忽略",))
    only = [code for word in select for code in codes_of(word)]
    return Settings(
        on,
        severities | _severities(given.severity, ("级别",)),
        _options(given.options, ("选项",)),
        tuple(_local(one, ("路径", index)) for index, one in enumerate(given.paths)),
        frozenset(only) if only else None,
        frozenset(code for word in ignore for code in codes_of(word)),
    )


def _local(given: LocalRules, path: FieldPath) -> PathSettings:
    return PathSettings(
        given.path,
        _codes(given.select, (*path, "选用")),
        _codes(given.ignore, (*path, "忽略")),
        _severities(given.severity, (*path, "级别")),
        _options(given.options, (*path, "选项")),
    )


def _codes(words: Iterable[str], path: FieldPath) -> frozenset[str]:
    found: set[str] = set()
    for index, word in enumerate(words):
        found.update(_known(word, (*path, index)))
    return frozenset(found)


def _known(word: str, path: FieldPath) -> list[str]:
    try:
        return codes_of(word)
    except UnknownRuleError as error:
        raise SettingError(path, error.message, error.hint or "") from None


def _severities(given: Mapping[str, RuleLevel], path: FieldPath) -> dict[str, Severity]:
    found = {}
    for word, level in given.items():
        for code in _known(word, (*path, word)):
            found[code] = _SEVERITY[level]
    return found


def _options(given: Mapping[str, Mapping[str, Any]], path: FieldPath) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for word, values in given.items():
        codes = _known(word, (*path, word))
        if len(codes) != 1:
            raise SettingError(
                (*path, word),
                _("选项要写给一条规则，“{word}”不是一条。").format(word=word),
                _("写规则的编号或名称，如 QD503。"),
            )
        known = {option.name: option for option in BY_CODE[codes[0]].options}
        settled = found.setdefault(codes[0], {})
        for name, value in values.items():
            settled[name] = _value(known.get(name), codes[0], name, value, (*path, word, name))
    return found


def _value(option: Option | None, code: str, name: str, value: Any, path: FieldPath) -> Any:
    if option is None:
        known = joined(one.name for one in BY_CODE[code].options)
        hint = _("它的选项有：{known}。").format(known=known) if known else _("这条规则没有选项。")
        raise SettingError(path, _("{code} 没有选项“{name}”。").format(code=code, name=name), hint)
    if isinstance(option.default, tuple):
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
    elif type(value) is type(option.default):
        return value
    raise SettingError(
        path,
        _("选项“{name}”的值不对。").format(name=name),
        _("要的是{form}，默认是 {default}。").format(
            form=_form(option), default=_shown(option.default)
        ),
    )


def _form(option: Option) -> str:
    match option.default:
        case bool():
            return _("true 或 false")
        case int():
            return _("一个整数")
        case str():
            return _("一段文字")
    return _("一个文字列表")


def _shown(default: object) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    return "[" + ", ".join(default) + "]" if isinstance(default, tuple) else str(default)


def codes_of(word: str) -> list[str]:
    """Return the codes that a word names; ``UnknownRuleError`` where it names none."""
    return codes_named(word, _CODES)


def split(words: Iterable[str]) -> list[str]:
    """Take apart what was written with commas."""
    parts = (part.strip() for word in words for part in word.replace("，", ",").split(","))
    return [part for part in parts if part]
