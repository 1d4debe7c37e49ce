"""Grouping by several processes in turn: each knows what the others have grouped, as if one had done it all."""

from datetime import timedelta

from pipeline.group import Grouping

from .test_understanding import OTHER_TEXT, OTHER_TITLE, TEXT, TITLE, press  # noqa: F401 - the fixture

SCHOOL = "В Оше открыли школу на 800 мест"
SCHOOL_TEXT = (
    "В Оше открыли новую школу на 800 мест. Её строили два года. Мэр города поздравил учителей и детей."
)


async def test_what_another_process_grouped_meanwhile_is_found(press):  # noqa: F811
    here, there = press.grouping, Grouping(press.thinking)
    await press.publish(0, SCHOOL, SCHOOL_TEXT)
    await press.through()
    press.grouping = there
    await press.publish(0, TITLE, TEXT)
    (first,) = await press.through()
    # The first process has its index already, without what the second put into a story.
    press.grouping = here
    await press.publish(1, OTHER_TITLE, OTHER_TEXT, at=press.now - timedelta(hours=1))
    (second,) = await press.through()
    assert second == first


async def test_who_only_asks_learns_of_it_within_a_minute(press):  # noqa: F811
    here, there = press.grouping, Grouping(press.thinking)
    await press.publish(0, SCHOOL, SCHOOL_TEXT)
    (school,) = await press.through()
    press.grouping = there
    await press.publish(0, TITLE, TEXT)
    (story,) = await press.through()

    def size(recent, _id):
        return len(recent)

    later = press.now + timedelta(minutes=2)
    assert await here.consult(press.storage, later, size, story) == 2
    assert await here.consult(press.storage, later, size, school) == 2
