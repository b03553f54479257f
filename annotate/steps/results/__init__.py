"""Summaries and comparisons from stored tags and reviews, and whether a page still says the same."""
