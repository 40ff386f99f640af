"""Who handles this: a question in everyday words in, the organ that answers for it out."""
