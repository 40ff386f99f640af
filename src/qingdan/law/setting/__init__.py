"""Who may set what (设定权), and how to appeal."""
