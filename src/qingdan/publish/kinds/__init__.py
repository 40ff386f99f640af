"""What each kind of list says of itself on a site: one file a kind, read by every other room."""
