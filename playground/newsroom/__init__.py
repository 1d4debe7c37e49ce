"""A sample newsroom: invented outlets with news that we wrote, served as real feeds and pages on loopback addresses."""

from playground.newsroom.desk import Newsroom
from playground.newsroom.reading import read_newsroom
from playground.newsroom.site import Sites, open_sites

__all__ = ["Newsroom", "Sites", "open_sites", "read_newsroom"]
