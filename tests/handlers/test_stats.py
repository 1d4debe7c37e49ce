"""`/stats`: a picture of the figures that changes with the period."""

from datetime import timedelta

from news.deliveries import DeliveryStatus, Lane, NewDelivery, Sent
from news.figures import Period
from news.outgoing import Text
from tests import stories


async def test_readers_see_no_figures(world):
    reader = await world.person()
    await reader.send("/stats")
    assert "только редакторы" in (await reader.next_message()).text


async def test_an_editor_gets_a_picture_and_turns_it(world):
    await world.reader()
    owner = await world.owner()
    await owner.send("/stats")
    shown = await owner.next_message()
    assert shown.raw["photo"]
    assert "За неделю" in shown.text
    assert "Читателей: 1 (+1 −0)" in shown.text
    turned = (await owner.press(shown, "v1:stats:month")).message
    assert turned.id == shown.id
    assert "За месяц" in turned.text
    pressed = await owner.forge(shown, "v1:stats:year", settle=0.1)
    assert pressed.is_alert


async def test_the_figures_are_those_of_the_period(world):
    now = world.now
    await world.reader()
    feed = await stories.outlet(world.storage, "vesti", now)
    for place, minutes in enumerate((5, 20, 60)):
        await stories.article(world.storage, feed, f"Новость {place}", now - timedelta(minutes=minutes))
    async with world.storage.writing() as tx:
        (chat,) = await tx.chats.receiving(0, 10)
        for number, ago in enumerate((timedelta(hours=1), timedelta(days=3))):
            delivery = NewDelivery(
                key=f"digest:{number}:0",
                chat_id=chat,
                content=Text(html="x"),
                lane=Lane.DIGEST,
                due_at=now - ago,
            )
            await tx.outbox.queue([delivery], now - ago)
            (id,) = await tx.outbox.claim(now, 1)
            await tx.outbox.begin(id, now - ago)
            await tx.outbox.settle(id, Sent(message_ids=(1,)), now - ago)
        day = await tx.figures.over(Period.DAY, now)
        week = await tx.figures.over(Period.WEEK, now)
    assert (day.readers, day.new, day.active, day.left) == (1, 1, 1, 0)
    assert day.deliveries == {DeliveryStatus.SENT: 1}
    assert day.sent == [0] * 22 + [1, 0]
    assert week.deliveries == {DeliveryStatus.SENT: 2}
    assert (day.feeds, day.failing, day.entries) == (1, 0, 3)
    assert day.lag == timedelta(0)
    assert dict(day.languages) == {"ru": 1}
    assert all(count == 1 for _, count in day.topics)
