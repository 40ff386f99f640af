"""The only place that reads or writes files of a workspace, and the only place that runs git."""
