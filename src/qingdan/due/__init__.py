"""One board of every clock in a workspace: what is due when, how urgent it is, and why."""
