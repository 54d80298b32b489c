"""Paper, margins, lines a page, characters a line, binding."""
