"""What somebody wrote behind a command."""

from telegram import Message


def said_after(message: Message | None) -> str:
    """Return what stands after a command, line by line as it was written, without what no database keeps."""
    written = (message.text or "") if message is not None else ""
    parts = written.replace("\x00", "").split(maxsplit=1)
    return parts[1].strip() if len(parts) > 1 else ""
