"""From the records of a list of duties to items in the making."""
