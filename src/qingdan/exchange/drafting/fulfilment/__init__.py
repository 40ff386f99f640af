"""From the records of the list of a town or street office to items in the making."""
