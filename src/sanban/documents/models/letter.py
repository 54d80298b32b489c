"""The letter that a document answers."""

from __future__ import annotations

from django.db import models

from sanban.documents.models.document import OutgoingDocument
from sanban.files.store import DIGEST_LENGTH


class AnsweredLetter(models.Model):
    """The letter being answered 「来函」, kept with the reply until letters are registered themselves."""

    document = models.OneToOneField(
        OutgoingDocument, on_delete=models.CASCADE, related_name="answered_letter"
    )
    sender = models.CharField("来函单位", max_length=100)
    title = models.CharField("来函标题", max_length=200)
    number = models.CharField("来函文号", max_length=80, blank=True)
    dated = models.DateField("来函日期", null=True)
    file = models.CharField(max_length=DIGEST_LENGTH, blank=True)
    file_name = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        """Return the letter."""
        return f"{self.sender}《{self.title}》"


class Question(models.Model):
    """One question of the letter; answered by a passage of the reply, or left out for a reason."""

    letter = models.ForeignKey(AnsweredLetter, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveIntegerField()
    text = models.CharField("来函所问", max_length=500)
    answer = models.CharField("答复在文中的原句", max_length=500, blank=True)
    no_answer_reason = models.CharField("不答复的理由", max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["letter", "number"], name="question_number_in_letter"),
        )

    def __str__(self) -> str:
        """Return the question."""
        return self.text
