"""The statements by which messages leave, made once: to make one takes longer than to execute it, and each message needs some."""

from sqlalchemy import Integer, and_, bindparam, exists, or_, select, update

from news.deliveries import DeliveryStatus
from storage.dialect import awake, claimed
from storage.schema import EPOCH, HELD, OPEN, QUEUED, chats, contents, deliveries
from storage.types import Moment

_NOW = bindparam("now", type_=Moment)
_OTHER = deliveries.alias("other")
_AHEAD = exists(
    select(_OTHER.c.id).where(
        _OTHER.c.chat_id == deliveries.c.chat_id,
        OPEN,
        or_(
            _OTHER.c.status == DeliveryStatus.SENDING,
            _OTHER.c.lease_until > _NOW,
            and_(
                _OTHER.c.due_at <= _NOW,
                or_(
                    _OTHER.c.lane < deliveries.c.lane,
                    and_(_OTHER.c.lane == deliveries.c.lane, _OTHER.c.id < deliveries.c.id),
                ),
            ),
        ),
    )
)
_RESTING = exists(select(chats.c.id).where(chats.c.id == deliveries.c.chat_id, chats.c.send_after > _NOW))
_DUE = (
    select(deliveries.c.id)
    .where(
        QUEUED,
        deliveries.c.lane <= bindparam("last_lane", type_=Integer),
        deliveries.c.due_at <= _NOW,
        deliveries.c.lease_until <= _NOW,
        awake("deliver", deliveries.c.id, _NOW),
        ~_AHEAD,
        ~_RESTING,
    )
    .order_by(deliveries.c.lane, deliveries.c.id)
    .limit(bindparam("most", type_=Integer))
)
CLAIM = (
    update(deliveries)
    .where(claimed(deliveries.c.id, _DUE))
    .values(lease_until=bindparam("until", type_=Moment))
    .returning(deliveries.c.id, deliveries.c.lane)
)
"""Takes the `most` deliveries that are due at `now`, up to `last_lane`, until a moment; gives (id, lane)."""

_THESE = deliveries.c.id.in_(bindparam("ids", expanding=True))
WANTED = (
    select(
        deliveries.c.id, deliveries.c.key, deliveries.c.chat_id, deliveries.c.lane, deliveries.c.attempts,
        deliveries.c.expires_at, deliveries.c.digest_id, deliveries.c.broadcast_id, deliveries.c.reply_to,
        contents.c.body, chats.c.telegram_id, chats.c.thread_id, chats.c.absence, chats.c.paused_until,
    )
    .join(contents, contents.c.hash == deliveries.c.content_hash)
    .join(chats, chats.c.id == deliveries.c.chat_id)
    .where(_THESE, deliveries.c.status == DeliveryStatus.QUEUED, deliveries.c.due_at < HELD)
)  # fmt: skip
"""Gives those of `ids` that are still queued and not held, with what they say and to whom."""

BEGIN = (
    update(deliveries)
    .where(_THESE, deliveries.c.status == DeliveryStatus.QUEUED)
    .values(
        status=DeliveryStatus.SENDING,
        started_at=bindparam("now", type_=Moment),
        attempts=deliveries.c.attempts + 1,
    )
    .returning(deliveries.c.id)
)
"""Marks those of `ids` that are still queued as being sent since `now`; gives their ids."""

SENT = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("which"))
    .values(
        status=DeliveryStatus.SENT,
        message_ids=bindparam("messages"),
        reason=None,
        lease_until=EPOCH,
        ended_at=bindparam("now", type_=Moment),
    )
)
"""Keeps that a delivery, `which`, was sent at `now` and became `messages`."""
