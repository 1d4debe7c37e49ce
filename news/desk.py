"""How long the desk in the browser is open to whom."""

from datetime import timedelta

LINK_LASTS = timedelta(minutes=10)
"""A link of `/desk` opens once, within this."""
SESSION_LASTS = timedelta(hours=12)
