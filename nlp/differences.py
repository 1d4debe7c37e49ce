"""Where the outlets of a story give different numbers for one thing; in doubt there is no difference."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from news.articles import Article
from news.differences import Difference, Disputed, Said
from news.turns import latest_turn
from nlp.agreement import content
from nlp.sums import Sum, ages, sums
from nlp.tallies import beginning, numbers_of, tallies

MOST_TIMES = 5
"""How many times greater one number may be: of a greater one it is not the same thing that is counted."""

ALIKE = 0.4
"""Share of words that two reports must have in common for their sums or ages to be those of one thing."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What an article says, in a form that can be compared, and as it is shown."""

    article: Article
    value: int | Sum
    shown: str


def differences(articles: Sequence[Article]) -> tuple[Difference, ...]:
    """Return where the outlets of a story's latest turn differ, each outlet with its latest word."""
    turn = latest_turn(articles)
    found: dict[Disputed, list[_Claim]] = {}
    for article in sorted(turn, key=lambda one: (one.published_at, one.id)):
        for what, number in tallies(article.title, article.text, article.language).items():
            found.setdefault(what, []).append(_Claim(article, number, str(number)))
    made = [_difference(what, _latest(claims)) for what, claims in sorted(found.items())]
    made += [_difference(what, _latest(claims)) for what, claims in _of_one_thing(turn)]
    return tuple(one for one in made if one is not None)


def is_outdated(sentence: str, language: str, found: Sequence[Difference]) -> bool:
    """Whether a sentence gives a number that an outlet has replaced since."""
    return any(
        str(number) in {said.number for said in one.said if not said.newest}
        for one in found
        for number in numbers_of(one.what, sentence, language)
    )


def _of_one_thing(articles: Sequence[Article]) -> Iterator[tuple[Disputed, list[_Claim]]]:
    """Yield the ages and sums that reports in one language and in like words give for one thing."""
    found: dict[tuple[Disputed, str, str], list[_Claim]] = {}
    for article in sorted(articles, key=lambda one: (one.published_at, one.id)):
        start = beginning(article.title, article.text)
        for who, age in ages(start).items():
            found.setdefault((Disputed.AGE, article.language, who), []).append(_Claim(article, age, str(age)))
        for currency, one in sums(start).items():
            found.setdefault((Disputed.AMOUNT, article.language, currency), []).append(
                _Claim(article, one, one.words)
            )
    for (what, _, _), claims in sorted(found.items()):
        if len(claims) > 1 and _all_alike([claim.article for claim in claims]):
            yield what, claims


def _all_alike(articles: Sequence[Article]) -> bool:
    """Whether the reports tell of one thing in much the same words."""
    words = [
        frozenset(word for word in content(beginning(one.title, one.text)) if not word.isdigit())
        for one in articles
    ]
    return all(len(one & words[0]) >= ALIKE * min(len(one), len(words[0])) for one in words[1:])


def _latest(claims: Iterable[_Claim]) -> list[_Claim]:
    """Return the latest word of each outlet, the newest first."""
    by_outlet = {claim.article.outlet or str(claim.article.feed_id): claim for claim in claims}
    return sorted(
        by_outlet.values(), key=lambda claim: (claim.article.published_at, claim.article.id), reverse=True
    )


def _difference(what: Disputed, claims: list[_Claim]) -> Difference | None:
    """Return the difference that claims make, None where they agree or cannot be of one thing."""
    if len(claims) < 2 or all(_agree(claims[0].value, other.value) for other in claims[1:]):  # noqa: PLR2004 - two outlets
        return None
    numbers = [claim.value.value if isinstance(claim.value, Sum) else claim.value for claim in claims]
    if max(numbers) > MOST_TIMES * min(numbers):
        return None
    return Difference(
        what=what,
        said=tuple(
            Said(outlet=claim.article.outlet, number=claim.shown, newest=_agree(claim.value, claims[0].value))
            for claim in claims
        ),
    )


def _agree(one: int | Sum, other: int | Sum) -> bool:
    if isinstance(one, Sum) and isinstance(other, Sum):
        return one.agrees(other)
    return one == other
