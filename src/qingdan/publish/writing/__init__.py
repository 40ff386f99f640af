"""From values to files: rendering, what is made again, the folder and who writes it."""
