"""What ends the program with one line instead of a traceback: mistakes that an operator can mend."""

from bot.inbox import SecondProgram, WrongToken
from bot.settings import BadSettings
from pipeline.try_source import SourceRefused
from sources.errors import BadCatalogue, SourceError
from storage.archive import BadArchive
from storage.backup import CannotKeep
from storage.database import BadDatabaseUrl, DatabaseTrouble
from storage.migrate import NewerDatabase, UnknownVersion, UnusableDatabase
from storage.restore import NotEmpty
from storage.sole import AlreadyRunning, LockLost
from web.server import PortTaken


class Trouble(RuntimeError):
    """A command cannot do what it was asked; the message says why and what to do."""


class Interrupted(Exception):
    """The operator stopped the command."""


TROUBLES = (
    Trouble,
    BadSettings,
    BadDatabaseUrl,
    NewerDatabase,
    UnknownVersion,
    UnusableDatabase,
    BadArchive,
    CannotKeep,
    NotEmpty,
    DatabaseTrouble,
    AlreadyRunning,
    LockLost,
    PortTaken,
    WrongToken,
    SecondProgram,
    BadCatalogue,
    SourceRefused,
    SourceError,
)
