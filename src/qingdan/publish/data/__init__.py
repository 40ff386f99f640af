"""Open data: tables, downloads, the static interface, feeds."""
