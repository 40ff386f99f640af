"""From the records of a list of delegated matters to items in the making."""
