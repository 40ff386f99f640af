"""Rules about bytes, syntax and place of one file (QD0xx).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from . import (
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

MODULES = (
    syntax,
    tab,
    encoding,
    bom,
    control_character,
    conflict_marker,
    duplicate_key,
    anchor_alias_merge_tag,
    several_documents,
    not_a_mapping,
    empty_file,
    ambiguous_scalar,
    too_large,
    too_deep,
    symlink,
    unknown_folder,
    stray_file,
    bad_file_name,
    copy_of_file,
    too_many_findings,
)
