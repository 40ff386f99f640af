"""All rules, in the order of their codes. A new rule is a new file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .between import (
    dangling_reference,
    duplicate_code,
    duplicate_id,
    lead_among_support,
    lead_not_single,
    power_not_covered,
    unknown_organ,
    unknown_shared_text,
)
from .completeness import duty_without_office, power_without_basis
from .facts import View
from .files import (
    ambiguous_scalar,
    anchor_alias_merge_tag,
    bad_file_name,
    bom,
    conflict_marker,
    control_character,
    copy_of_file,
    duplicate_key,
    empty_file,
    encoding,
    not_a_mapping,
    several_documents,
    stray_file,
    symlink,
    syntax,
    tab,
    too_deep,
    too_large,
    too_many_findings,
    unknown_folder,
)
from .rule import RawFinding, Rule
from .schema import (
    bad_code,
    bad_credit_code,
    bad_date,
    bad_duration,
    bad_organ_id,
    bad_region_code,
    empty_value,
    missing_key,
    not_inheritable,
    out_of_range,
    unknown_key,
    unknown_value,
    wrong_type,
)

WorkspaceCheck = Callable[[View], Iterator[RawFinding]]

RULES: tuple[Rule, ...] = (
    syntax.RULE,
    tab.RULE,
    encoding.RULE,
    bom.RULE,
    control_character.RULE,
    conflict_marker.RULE,
    duplicate_key.RULE,
    anchor_alias_merge_tag.RULE,
    several_documents.RULE,
    not_a_mapping.RULE,
    empty_file.RULE,
    ambiguous_scalar.RULE,
    too_large.RULE,
    too_deep.RULE,
    symlink.RULE,
    unknown_folder.RULE,
    stray_file.RULE,
    bad_file_name.RULE,
    copy_of_file.RULE,
    too_many_findings.RULE,
    unknown_key.RULE,
    missing_key.RULE,
    empty_value.RULE,
    wrong_type.RULE,
    unknown_value.RULE,
    bad_date.RULE,
    bad_duration.RULE,
    bad_credit_code.RULE,
    bad_region_code.RULE,
    bad_code.RULE,
    bad_organ_id.RULE,
    out_of_range.RULE,
    not_inheritable.RULE,
    power_without_basis.RULE,
    duty_without_office.RULE,
    unknown_organ.RULE,
    unknown_shared_text.RULE,
    duplicate_id.RULE,
    duplicate_code.RULE,
    dangling_reference.RULE,
    lead_not_single.RULE,
    lead_among_support.RULE,
    power_not_covered.RULE,
)

WORKSPACE_CHECKS: tuple[tuple[Rule, WorkspaceCheck], ...] = (
    (power_without_basis.RULE, power_without_basis.check),
    (duty_without_office.RULE, duty_without_office.check),
    (unknown_organ.RULE, unknown_organ.check),
    (unknown_shared_text.RULE, unknown_shared_text.check),
    (duplicate_id.RULE, duplicate_id.check),
    (duplicate_code.RULE, duplicate_code.check),
    (dangling_reference.RULE, dangling_reference.check),
    (lead_not_single.RULE, lead_not_single.check),
    (lead_among_support.RULE, lead_among_support.check),
    (power_not_covered.RULE, power_not_covered.check),
)

GROUPS: tuple[str, ...] = ("QD0", "QD1", "QD2", "QD3", "QD4", "QD5", "QD6", "QD7")
"""Prefixes that are always known, whether or not the group has rules yet."""

BY_SLUG = {rule.slug: rule for rule in RULES}
BY_CODE = {rule.code: rule for rule in RULES}
