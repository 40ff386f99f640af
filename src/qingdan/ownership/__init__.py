"""Matters that nobody owns (无头事项), and giving one an owner by a declared adjustment."""
