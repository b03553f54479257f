"""How far coders agree, for a terminal, a program and a browser."""
