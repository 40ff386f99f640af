"""What a citation is on a day: in force, repealed, no such article, misquoted."""
