"""The methods of the Bot API, one file for each group of them, and the table that the server looks them up in."""

from playground.methods import (
    callbacks,
    chats,
    copying,
    deleting,
    editing,
    files,
    media,
    members,
    profile,
    receiving,
    sending,
)
from playground.methods.method import Method

METHODS: dict[str, Method] = {
    method.name.lower(): method
    for group in (
        receiving, profile, sending, media, copying, editing, deleting, callbacks, chats, members, files,
    )
    for method in group.METHODS
}  # fmt: skip
"""By name in lower case, as Telegram does not mind the case."""

__all__ = ["METHODS", "Method"]
