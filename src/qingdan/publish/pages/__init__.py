"""What each page shows, as values: no template is rendered here, and no file written."""
