"""All pages of the staff."""

from collections.abc import Sequence

from flask import Blueprint

from goodword.staff import entering_pages, joining_pages, keys_pages, letters_pages, own_pages, people_pages

PAGES: Sequence[Blueprint] = tuple(
    module.pages for module in (entering_pages, joining_pages, own_pages, people_pages, letters_pages, keys_pages)
)
