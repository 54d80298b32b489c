"""A document set in pages by LibreOffice and measured there; without LibreOffice, told so."""
