"""Rules about form: page, header, body, imprint, page numbers, tables, special formats."""
