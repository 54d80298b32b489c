"""The engine: reads, checks and typesets Chinese official documents, offline."""
