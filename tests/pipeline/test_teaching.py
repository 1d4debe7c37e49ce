"""Teaching: what an editor says of one article's topics holds for the next one like it, and trains the model."""

import pytest

from news.ids import UserId
from nlp.samples import corrected
from pipeline.editing import Editing
from pipeline.teaching import examples
from tests.pipeline.test_understanding import OTHER_TEXT, OTHER_TITLE, TEXT, TITLE, Press

EDITOR = UserId(21)
SCHOOL = "В Оше открыли школу на 800 мест"
SCHOOL_TEXT = (
    "В Оше открыли новую школу на 800 мест. Её строили два года. Мэр города поздравил учителей и детей."
)


@pytest.fixture
async def press(storage, now):
    press = Press(storage, now)
    await press.open()
    yield press
    press.thinking.close()


async def topics_of(press, title):
    async with press.storage.reading() as tx:
        found = {article.title: article.id for article in await tx.articles.newest(10)}
        scores = (await tx.articles.topics([found[title]]))[found[title]]
        known = await tx.topics.by_id(score.topic_id for score in scores)
    return {known[score.topic_id].slug for score in scores}


async def choose(press, story, *changes):
    editing = Editing(press.storage, EDITOR, press.now)
    for slug, wanted in changes:
        async with press.storage.reading() as tx:
            topic = await tx.topics.by_slug(slug)
        assert await editing.choose_topic(story, topic.id, wanted=wanted)


async def next_articles(press):
    """Publish an article like the corrected one, and one of something else."""
    await press.publish(1, OTHER_TITLE, OTHER_TEXT)
    await press.publish(1, SCHOOL, SCHOOL_TEXT)
    await press.through()


async def test_a_correction_changes_the_topics_of_the_next_article_like_it_and_of_no_other(press):
    await press.publish(0, TITLE, TEXT)
    (story,) = await press.through()
    before = await topics_of(press, TITLE)
    assert "csto" in before
    assert "health" not in before
    await choose(press, story, ("health", True), ("csto", False))
    await next_articles(press)
    like_it = await topics_of(press, OTHER_TITLE)
    assert "health" in like_it
    assert "csto" not in like_it
    assert "health" not in await topics_of(press, SCHOOL)


async def test_what_an_editor_took_back_teaches_nothing(press, storage):
    await press.publish(0, TITLE, TEXT)
    (story,) = await press.through()
    await choose(press, story, ("health", True), ("health", False))
    await next_articles(press)
    assert "health" not in await topics_of(press, OTHER_TITLE)
    async with storage.reading() as tx:
        assert await examples(tx) == ("", 0)


async def test_corrections_come_back_as_samples(press, storage, tmp_path):
    await press.publish(0, TITLE, TEXT)
    (story,) = await press.through()
    await choose(press, story, ("sco", True), ("csto", False))
    async with storage.reading() as tx:
        lines, count = await examples(tx)
        right = {
            topic.slug
            for topic in (await tx.topics.by_id((await tx.stories.card(story)).story.topics)).values()
        }
    path = tmp_path / "corrections.jsonl"
    path.write_text(lines, encoding="utf-8")
    (sample,) = corrected(path)
    assert count == 1
    assert (sample.title, sample.text) == (TITLE, TEXT)
    assert sample.topics == right
    assert "sco" in right
