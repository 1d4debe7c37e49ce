"""The desk: a page where those who run the news watch queue, sources, broadcasts and problems."""
