"""The web in: how a feed or a page on the web becomes decoded text and entries."""
