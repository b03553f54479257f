"""Outlets, months or authors side by side, and who is called what by whom."""
