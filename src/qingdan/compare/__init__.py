"""Two snapshots in, changes out."""
