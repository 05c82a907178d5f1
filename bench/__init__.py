"""How fast the program is: ``python -m bench``. See README.md for how to read it."""
