"""QD1xx: the schema. One rule a kind of mistake, each in the words of an editor."""
