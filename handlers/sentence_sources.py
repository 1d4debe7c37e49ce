"""The marks under a card: each shows its sentence as the outlet wrote it, with the link."""

from telegram import Update

from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_press, out_of_date
from messages.buttons import Action, Press
from messages.errors import story_gone
from messages.html import one_line
from messages.sentence_sources import print_of, print_of_text, source_screen
from news.articles import Article
from news.ids import EntryId, StoryId
from news.stories import StoryCard
from nlp.sentences import split


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.SOURCE, show)


async def show(_update: Update, context: Context, press: Press) -> Answer:
    """Show the sentence that a mark stands for, even if the summary says something else by now."""
    story, article_id, mark = press.number(0), press.number(1), press.word(2)
    if story is None or article_id is None:
        return out_of_date(context)
    async with context.services.storage.reading() as tx:
        found = await tx.stories.card(StoryId(story), context.chat.id)
        articles = await tx.articles.get([EntryId(article_id)], context.chat.id)
    if found is None or found.story.hidden_at is not None or not articles:
        return Answer(pop_up=story_gone(context.language), alert=True)
    said = _said(found, articles[0], mark)
    there = said is not None and one_line(said) in one_line(articles[0].text)
    return say(source_screen(articles[0], said, context.chat.settings, context.services.now(), there=there))


def _said(found: StoryCard, article: Article, mark: str) -> str | None:
    """Return the sentence of a mark: of the summary, or of the article, whose words may be in neither by now."""
    for summary in found.story.summaries:
        for sentence in summary.sentences:
            if sentence.article_id == article.id and print_of(sentence) == mark:
                return sentence.source or sentence.text
    for unit in split(article.text):
        text = article.text[unit.start : unit.end]
        if print_of_text(text) == mark:
            return text
    return None
