"""Any file as passages of running text, and what it cites."""
