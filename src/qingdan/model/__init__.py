"""The lists as values: knows no YAML, no git and no screen."""
