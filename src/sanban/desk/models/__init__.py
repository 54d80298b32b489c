"""The tables of the desk."""

from sanban.desk.models.saved_view import SavedView

__all__ = ["SavedView"]
