"""What ends the program with one line instead of a traceback: mistakes that an operator can mend."""

from bot.inbox import SecondProgram, WrongToken
from bot.settings import BadSettings
from pipeline.try_source import SourceRefused
from sources.errors import BadCatalogue, SourceError
from storage.database import BadDatabaseUrl, DatabaseTrouble
from storage.migrate import NewerDatabase, UnusableDatabase
from storage.sole import AlreadyRunning
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
    UnusableDatabase,
    DatabaseTrouble,
    AlreadyRunning,
    PortTaken,
    WrongToken,
    SecondProgram,
    BadCatalogue,
    SourceRefused,
    SourceError,
)
