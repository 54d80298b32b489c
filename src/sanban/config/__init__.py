"""Settings, addresses and the WSGI entry; imports everything, is imported by nobody."""
