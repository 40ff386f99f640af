"""From the records of a list of boundaries to items in the making."""
