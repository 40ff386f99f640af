"""What an item was reviewed against, and the words of law put beside a citation."""
