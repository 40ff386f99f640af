"""Where an article went, and by when lists must follow."""
