"""Citations read from text: titles, places, quotations, and their rendering."""
