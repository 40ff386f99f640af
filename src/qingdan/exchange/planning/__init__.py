"""From drafts to the files of a workspace."""
