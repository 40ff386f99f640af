"""The law library: facts that ship, texts that a user adds, a workspace's own laws."""
