"""From an exported table that people edited back to the files of a workspace."""
