"""What can be done with procedures and cases, one office verb each."""
