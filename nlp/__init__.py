"""Models behind small protocols: language, vectors, topics, stories and summaries; no network, no database."""
