"""Citations and the law library."""
