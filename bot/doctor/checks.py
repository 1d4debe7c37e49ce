"""Everything that is looked at, in the order in which it is told."""

from bot.doctor import (
    backups,
    clocks,
    computer,
    configuration,
    database,
    inside,
    models,
    telegram,
    web,
    webhook,
)
from bot.doctor.finding import Check

_NETWORK = "check the network, the firewall and HTTPS_PROXY"
_DISK = "see whether the disk, or the server of the database, answers: a file system over a network may hang"

CHECKS = (
    Check(subject="Computer", look=computer.look, hangs=_DISK),
    Check(subject="Settings", look=configuration.look, hangs=_DISK),
    Check(subject="Telegram", look=telegram.look, hangs=_NETWORK),
    Check(subject="Updates", look=webhook.look, hangs=_NETWORK),
    Check(subject="Clock", look=clocks.look, hangs="empty CLOCK_URL: the machine's clock is meant"),
    Check(subject="Web", look=web.look, hangs="see what answers at WEB_HOST:WEB_PORT"),
    Check(subject="Database", look=database.look, hangs=_DISK),
    Check(subject="Contents", look=inside.look, hangs=_DISK),
    Check(subject="Backup", look=backups.look, hangs=_DISK),
    Check(
        subject="Models", look=models.look_at_texts, hangs="the machine is too busy or too slow: see its load"
    ),
    Check(subject="Language model", look=models.look_at_writer, hangs=_NETWORK),
)
