"""What the words of the project mean: its types and its pure decisions, on the standard library alone."""
