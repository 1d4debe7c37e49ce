"""A local Telegram: a strict Bot API server over real HTTP, for any bot, and the people who talk to it."""

from playground.server import Playground, serve

__all__ = ["Playground", "serve"]
