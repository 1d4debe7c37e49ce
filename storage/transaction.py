"""One transaction, and what can be asked in it, by noun."""

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.amendments import Amendments
from storage.articles import Articles
from storage.audit import Audit
from storage.bans import Bans
from storage.broadcasts import Broadcasts
from storage.cards import Cards
from storage.changes import Changes
from storage.chats import Chats
from storage.corrections import Corrections
from storage.desk import Desk
from storage.digests import Digests
from storage.editions import Editions
from storage.editors import Editors
from storage.edits import Edits
from storage.entries import Entries
from storage.explaining import Explaining
from storage.failures import Failures
from storage.feeds import Feeds
from storage.figures import Counting
from storage.following import Following
from storage.important import Important
from storage.inbox import Inbox
from storage.joining import Joining
from storage.leases import Leases
from storage.likes import Likes
from storage.mutes import Muting
from storage.notes import Notes
from storage.outbox import Outbox
from storage.own_sources import OwnSources
from storage.own_topics import OwnTopics
from storage.panels import Panels
from storage.personal import Personal
from storage.problems import Problems
from storage.questions import Questions
from storage.regrouping import Regrouping
from storage.repeated import RepeatedLines
from storage.retellings import Retellings
from storage.retention import Retention
from storage.saved import Saved
from storage.search import Searching
from storage.searches import Searches
from storage.spreading import Spreading
from storage.standings import Standings
from storage.stories import Stories
from storage.subscriptions import Subscriptions
from storage.tastes import Tastes
from storage.telling import Telling
from storage.topics import Topics
from storage.wishes import Wishes
from storage.wordings import Wordings


class Transaction:
    """What is kept, by noun; everything done through it stands or falls together."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.feeds = Feeds(connection)
        self.entries = Entries(connection)
        self.articles = Articles(connection)
        self.repeated = RepeatedLines(connection)
        self.topics = Topics(connection)
        self.own_topics = OwnTopics(connection)
        self.own_sources = OwnSources(connection)
        self.likes = Likes(connection)
        self.tastes = Tastes(connection)
        self.explaining = Explaining(connection)
        self.stories = Stories(connection)
        self.amendments = Amendments(connection)
        self.important = Important(connection)
        self.corrections = Corrections(connection)
        self.joining = Joining(connection)
        self.regrouping = Regrouping(connection)
        self.chats = Chats(connection)
        self.subscriptions = Subscriptions(connection)
        self.wishes = Wishes(connection)
        self.telling = Telling(connection)
        self.following = Following(connection)
        self.mutes = Muting(connection)
        self.cards = Cards(connection)
        self.questions = Questions(connection)
        self.editors = Editors(connection)
        self.bans = Bans(connection)
        self.audit = Audit(connection)
        self.digests = Digests(connection)
        self.editions = Editions(connection)
        self.outbox = Outbox(connection)
        self.broadcasts = Broadcasts(connection)
        self.spreading = Spreading(connection)
        self.wordings = Wordings(connection)
        self.edits = Edits(connection)
        self.changes = Changes(connection)
        self.standings = Standings(connection)
        self.panels = Panels(connection)
        self.personal = Personal(connection)
        self.inbox = Inbox(connection)
        self.failures = Failures(connection)
        self.problems = Problems(connection)
        self.figures = Counting(connection)
        self.desk = Desk(connection)
        self.leases = Leases(connection)
        self.notes = Notes(connection)
        self.retention = Retention(connection)
        self.search = Searching(connection)
        self.searches = Searches(connection)
        self.saved = Saved(connection)
        self.retellings = Retellings(connection)
