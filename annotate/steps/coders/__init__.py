"""Who coded, under which code, and what is assigned to whom."""
