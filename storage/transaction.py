"""One transaction, and what can be asked in it, by noun."""

from collections.abc import Callable
from typing import Generic, TypeVar

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
from storage.crowds import Crowds
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
from storage.lags import Measuring
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

T = TypeVar("T")


class _Noun(Generic[T]):
    """What can be asked of one noun, made when it is first asked for: a transaction needs two or three of fifty."""

    def __init__(self, kind: Callable[[AsyncConnection], T]) -> None:
        self._kind = kind

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, transaction: "Transaction", _owner: type) -> T:
        made = self._kind(transaction.connection)
        # From now on the attribute is found without asking here.
        transaction.__dict__[self._name] = made
        return made


class Transaction:
    """What is kept, by noun; everything done through it stands or falls together."""

    feeds = _Noun(Feeds)
    entries = _Noun(Entries)
    articles = _Noun(Articles)
    repeated = _Noun(RepeatedLines)
    topics = _Noun(Topics)
    own_topics = _Noun(OwnTopics)
    own_sources = _Noun(OwnSources)
    likes = _Noun(Likes)
    tastes = _Noun(Tastes)
    explaining = _Noun(Explaining)
    stories = _Noun(Stories)
    amendments = _Noun(Amendments)
    important = _Noun(Important)
    corrections = _Noun(Corrections)
    joining = _Noun(Joining)
    regrouping = _Noun(Regrouping)
    chats = _Noun(Chats)
    subscriptions = _Noun(Subscriptions)
    wishes = _Noun(Wishes)
    telling = _Noun(Telling)
    following = _Noun(Following)
    mutes = _Noun(Muting)
    cards = _Noun(Cards)
    questions = _Noun(Questions)
    editors = _Noun(Editors)
    bans = _Noun(Bans)
    audit = _Noun(Audit)
    crowds = _Noun(Crowds)
    digests = _Noun(Digests)
    editions = _Noun(Editions)
    outbox = _Noun(Outbox)
    broadcasts = _Noun(Broadcasts)
    spreading = _Noun(Spreading)
    wordings = _Noun(Wordings)
    edits = _Noun(Edits)
    changes = _Noun(Changes)
    standings = _Noun(Standings)
    panels = _Noun(Panels)
    personal = _Noun(Personal)
    inbox = _Noun(Inbox)
    failures = _Noun(Failures)
    problems = _Noun(Problems)
    figures = _Noun(Counting)
    desk = _Noun(Desk)
    measuring = _Noun(Measuring)
    leases = _Noun(Leases)
    notes = _Noun(Notes)
    retention = _Noun(Retention)
    search = _Noun(Searching)
    searches = _Noun(Searches)
    saved = _Noun(Saved)
    retellings = _Noun(Retellings)

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
