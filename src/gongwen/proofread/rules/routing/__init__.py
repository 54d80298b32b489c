"""Rules about routing of documents: who may write to whom."""
