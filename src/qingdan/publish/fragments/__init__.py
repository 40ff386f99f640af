"""Pages without their frame, for a platform that others run."""
