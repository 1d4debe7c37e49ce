"""What is kept: one schema on SQLite or PostgreSQL, and the questions that the steps ask of it."""

from storage.database import Storage
from storage.transaction import Transaction

__all__ = ["Storage", "Transaction"]
