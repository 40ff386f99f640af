"""A snapshot in, a site out."""
