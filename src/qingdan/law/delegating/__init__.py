"""By which way a power may come to a town or a street office, judged for one case at a time."""
