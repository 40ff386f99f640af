"""Rules about what a workspace adds to its site: pages, pictures, colours, templates (QD72x).

What is wrong is found out by ``qingdan.appearance``, which ``publish`` asks as well. One rule, one
file; a new rule is one line here.
"""

from __future__ import annotations

from . import (
    bad_image,
    bad_page,
    bad_template,
    bad_theme,
    image_without_text,
    page_html,
    page_link,
    weak_contrast,
)

MODULES = (
    bad_page,
    page_html,
    page_link,
    image_without_text,
    bad_image,
    bad_theme,
    weak_contrast,
    bad_template,
)
