"""Coded articles in other programs' formats, one file each."""
