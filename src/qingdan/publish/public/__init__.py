"""What a site may show: the projection for an audience, and what is counted and linked from it."""
