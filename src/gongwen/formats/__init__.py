"""The only code that opens files: every format read into one `Document`, hostile files refused."""

from gongwen.formats.errors import Refusal, UnreadableFile

__all__ = ["Refusal", "UnreadableFile"]
