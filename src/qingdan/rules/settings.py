"""Which rules are on where, how bad they are and how they are set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache, cached_property
from typing import Any

from ..model.finding import Severity
from ..model.vocabulary import RulePreset
from .registry import BY_CODE, RULES

_ORDER = tuple(RulePreset)


@dataclass(frozen=True)
class PathSettings:
    """What holds for the files that match ``pattern`` (``powers/zfj/**``); later ones win."""

    pattern: str
    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def covers(self, path: str) -> bool:
        """Whether a file, or one of the folders above it, matches."""
        pattern = self.pattern.rstrip("/")
        return fnmatchcase(path, pattern) or fnmatchcase(path, pattern + "/*")


@dataclass(frozen=True)
class Settings:
    """The rules of a workspace. ``on`` holds the codes that are on where no path says otherwise.

    ``only`` are the codes asked for on the command line (None for all), ``never`` those taken
    away there.
    """

    on: frozenset[str]
    severity: Mapping[str, Severity] = field(default_factory=dict)
    given: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    paths: tuple[PathSettings, ...] = ()
    only: frozenset[str] | None = None
    never: frozenset[str] = frozenset()

    @cached_property
    def running(self) -> frozenset[str]:
        """Codes of the rules that may report something somewhere."""
        anywhere = self.on.union(*(path.on for path in self.paths))
        if self.only is not None:
            anywhere = self.only
        return frozenset(anywhere - self.never) | _UNSKIPPABLE

    def is_on(self, code: str, path: str) -> bool:
        """Whether a rule reports what it finds in a file."""
        if code in _UNSKIPPABLE:
            return True
        if code in self.never or (self.only is not None and code not in self.only):
            return False
        on = code in self.on or self.only is not None
        for local in self.paths:
            if (code in local.on or code in local.off) and local.covers(path):
                on = code in local.on
        return on

    def severity_of(self, code: str, path: str) -> Severity:
        """Return how bad a finding of a rule is in a file."""
        found = self.severity.get(code, BY_CODE[code].severity)
        for local in self.paths:
            if code in local.severity and local.covers(path):
                found = local.severity[code]
        return found

    def options(self, code: str, path: str | None = None) -> Mapping[str, Any]:
        """Return the options of a rule for a file; without a path, those of the workspace."""
        if path is None or not self.paths:
            return self._general(code)
        found = dict(self._general(code))
        for local in self.paths:
            if code in local.options and local.covers(path):
                found.update(local.options[code])
        return found

    def _general(self, code: str) -> Mapping[str, Any]:
        found = self._cache.get(code)
        if found is None:
            found = {option.name: option.default for option in BY_CODE[code].options}
            found.update(self.given.get(code, {}))
            self._cache[code] = found
        return found

    @cached_property
    def _cache(self) -> dict[str, dict[str, Any]]:
        return {}


_UNSKIPPABLE = frozenset(rule.code for rule in RULES if rule.unskippable)


@cache
def of_preset(preset: RulePreset) -> frozenset[str]:
    """Return the codes of the rules that a preset holds."""
    held = _ORDER[: _ORDER.index(preset) + 1]
    return frozenset(rule.code for rule in RULES if rule.preset in held)


def everything(codes: Iterable[str] = BY_CODE) -> Settings:
    """Return settings under which all of ``codes`` are on as their rules say."""
    return Settings(frozenset(codes))
