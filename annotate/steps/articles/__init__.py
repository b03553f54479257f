"""Articles come in, are found by their names, cleaned again, and leave no trace."""
