"""Texts of law as collections write them, read into articles."""
