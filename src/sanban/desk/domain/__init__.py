"""Rules of the desk that know no database."""
