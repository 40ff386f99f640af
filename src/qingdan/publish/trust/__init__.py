"""What must hold of a finished site, and how anybody can see that it does."""
