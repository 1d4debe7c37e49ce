"""What editors corrected, as a file for training."""

from messages.words import Words
from news.outgoing import Text


def exported(count: int, language: str) -> str:
    """Return the caption of the file."""
    return Words(language)("corrections-exported", count=count)


def none(language: str) -> Text:
    """Return that there is nothing to learn from yet."""
    return Text(html=Words(language).html("corrections-none"))
