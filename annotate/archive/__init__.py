"""A study in one file for others: what is in it, and the check that makes all of it again."""
