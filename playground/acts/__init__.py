"""What people do, as the bot gets to know of it: each deed changes the world and queues its update."""

from playground.acts.impossible import Impossible

__all__ = ["Impossible"]
