"""Rules about slips that real lists hold (QD55x to QD59x).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from . import (
    article_without_law,
    basis_cited_twice,
    citation_without_article,
    clause_twice,
    cut_quotation,
    doubled_words,
    inspection_without_law,
    lost_number,
    missing_unit_word,
    moved_article,
    no_penalty_quoted,
    not_a_citation,
    nothing_said,
    numbering_gap,
    only_an_order,
    penalty_by_procedure_law,
    placeholder_organ,
    repealed_in_notes,
    replace_all_damage,
    shifted_column,
    type_against_name,
    unfinished_words,
    wrong_coercion_procedure,
    wrong_procedure,
)

MODULES = (
    article_without_law,
    basis_cited_twice,
    citation_without_article,
    clause_twice,
    cut_quotation,
    doubled_words,
    inspection_without_law,
    lost_number,
    missing_unit_word,
    moved_article,
    no_penalty_quoted,
    not_a_citation,
    nothing_said,
    numbering_gap,
    only_an_order,
    penalty_by_procedure_law,
    placeholder_organ,
    repealed_in_notes,
    replace_all_damage,
    shifted_column,
    type_against_name,
    unfinished_words,
    wrong_coercion_procedure,
    wrong_procedure,
)
