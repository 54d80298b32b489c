"""The office verbs of the desk."""
