"""The search index: lines of public text, folded, in shards."""
