"""One transaction, and what can be asked in it, by noun."""

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.articles import Articles
from storage.broadcasts import Broadcasts
from storage.chats import Chats
from storage.digests import Digests
from storage.editors import Editors
from storage.entries import Entries
from storage.failures import Failures
from storage.feeds import Feeds
from storage.inbox import Inbox
from storage.leases import Leases
from storage.notes import Notes
from storage.outbox import Outbox
from storage.questions import Questions
from storage.retention import Retention
from storage.stories import Stories
from storage.subscriptions import Subscriptions
from storage.topics import Topics


class Transaction:
    """What is kept, by noun; everything done through it stands or falls together."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.feeds = Feeds(connection)
        self.entries = Entries(connection)
        self.articles = Articles(connection)
        self.topics = Topics(connection)
        self.stories = Stories(connection)
        self.chats = Chats(connection)
        self.subscriptions = Subscriptions(connection)
        self.questions = Questions(connection)
        self.editors = Editors(connection)
        self.digests = Digests(connection)
        self.outbox = Outbox(connection)
        self.broadcasts = Broadcasts(connection)
        self.inbox = Inbox(connection)
        self.failures = Failures(connection)
        self.leases = Leases(connection)
        self.notes = Notes(connection)
        self.retention = Retention(connection)
