"""Questions of daily work, answered as tables: built in, or saved by a workspace."""
