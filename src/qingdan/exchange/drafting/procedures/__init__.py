"""From the records of a list of linked procedures to items in the making."""
