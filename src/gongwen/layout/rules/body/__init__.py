"""The main part 「主体」: from the title to the last annex."""
