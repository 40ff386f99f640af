"""From the records of a list of matters managed where they happen to items in the making."""
