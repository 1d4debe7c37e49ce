"""The steps between a feed and a reader, as verbs: each loads, decides, saves, and never calls the next."""
