"""Faults of waivers (QD02x)."""

from __future__ import annotations

from random import Random

from qingdan.model.vocabulary import RulePreset
from qingdan.rules.registry import RULES
from qingdan.rules.rule import Scope

from .mutation import Mutation, fault, mutator
from .workspace import Workspace


def _waived(
    random: Random, workspace: Workspace, rule: str, until: str, at: str
) -> Mutation | None:
    """Put a waiver into a file; the line that matters is that of the key ``at``."""
    files = [workspace.any_item(random).path, random.choice(workspace.headers), "organs.yaml"]
    path = random.choice(files)
    document = workspace.document(path)
    keys = [("规则", rule), ("理由", "等上级目录公布后补"), ("至", until)]
    random.shuffle(keys)
    if random.random() < 0.5:
        flow = ", ".join(f"{key}: {value}" for key, value in keys)
        lines = [f"豁免: [{{{flow}}}]"]
        line = 0
    else:
        pairs = [f"{key}: {value}" for key, value in keys]
        lines = ["豁免:", "  - " + pairs[0], *("    " + pair for pair in pairs[1:])]
        line = 1 + (0 if at == "" else [key for key, _value in keys].index(at))
    top = random.choice([p for p in document.nodes if len(p) == 1])
    edit = document.follow(top, "\n".join(lines))
    return fault(path, edit.text, edit.line + line)


@mutator("unused-waiver")
def waives_nothing(random: Random, workspace: Workspace) -> Mutation | None:
    """A waiver of something that is in order."""
    on = [
        rule
        for rule in RULES
        if rule.preset is not RulePreset.STRICT and rule.scope is not Scope.CHANGE
    ]
    rule = random.choice([rule for rule in on if not rule.code.startswith("QD02")])
    name = random.choice((rule.code, rule.slug))
    return _waived(random, workspace, name, "2099-12-31", "")


@mutator("expired-waiver")
def waiver_of_the_past(random: Random, workspace: Workspace) -> Mutation | None:
    """A waiver whose day has passed."""
    until = random.choice(("2020-12-31", "2026-09-30", "2024-02-29"))
    rule = random.choice([rule for rule in RULES if not rule.code.startswith("QD02")])
    return _waived(random, workspace, rule.code, until, "至")


@mutator("unknown-waived-rule")
def waiver_of_no_rule(random: Random, workspace: Workspace) -> Mutation | None:
    """A waiver of a rule that is misspelt, or of a whole group."""
    word = random.choice(("QD999", "QD2", "QD20", "没有依据", "power-without", "qd-201"))
    return _waived(random, workspace, word, "2099-12-31", "规则")
