"""A workspace out again: tables that people edit, and the items as data."""
