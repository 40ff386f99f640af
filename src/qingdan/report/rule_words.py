"""Words for what a rule is: shared by its page, the table of rules and the reports."""

from __future__ import annotations

from ..messages import _
from ..model.vocabulary import RulePreset
from ..rules.rule import Rule, Safety, Scope


def scope_word(scope: Scope) -> str:
    """Say how much a rule looks at."""
    return {
        Scope.FILE: _("一个文件"),
        Scope.ITEM: _("一个事项"),
        Scope.TEXT: _("一段文字"),
        Scope.LIST: _("一个部门的一张清单"),
        Scope.WORKSPACE: _("整个工作区"),
        Scope.CHANGE: _("两个版本之间"),
    }[scope]


def preset_word(preset: RulePreset) -> str:
    """Say which sets of rules hold a rule."""
    return {
        RulePreset.LEGACY: _("存量、默认、严格"),
        RulePreset.DEFAULT: _("默认、严格"),
        RulePreset.STRICT: _("严格"),
    }[preset]


def smallest_preset_word(preset: RulePreset) -> str:
    """Return the smallest set of rules that holds a rule."""
    return {
        RulePreset.LEGACY: _("存量"),
        RulePreset.DEFAULT: _("默认"),
        RulePreset.STRICT: _("严格"),
    }[preset]


def fix_word(fix: Safety | None) -> str:
    """Say whether a finding can be mended without typing."""
    if fix is None:
        return _("不能自动改")
    return {
        Safety.SAFE: _("能自动改：qingdan validate --fix"),
        Safety.UNSAFE: _("能自动改，改后要有人看：qingdan validate --unsafe-fixes"),
    }[fix]


def short_fix_word(fix: Safety | None) -> str:
    """Say the same in one word, empty where nothing can be done."""
    return "" if fix is None else {Safety.SAFE: _("能"), Safety.UNSAFE: _("要看")}[fix]


def group_title(code: str) -> str:
    """Return the heading of the rules that share the first figure of a code."""
    return {
        "QD0": _("文件"),
        "QD1": _("键和值"),
        "QD2": _("事项是否完整"),
        "QD3": _("事项、机构、编码之间"),
        "QD4": _("法律"),
        "QD5": _("文字"),
        "QD6": _("变更和调整"),
        "QD7": _("公开和隐私"),
    }.get(code[:3], code[:3])


def default_text(rule: Rule, name: str) -> str:
    """Return the default of an option as it would be written in ``qingdan.yaml``."""
    (default,) = [option.default for option in rule.options if option.name == name]
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple):
        return "[" + ", ".join(default) + "]"
    return str(default)
