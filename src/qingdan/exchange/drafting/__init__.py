"""From the records of a table to items in the making."""
