"""What a person sees: domain objects turned into text and buttons as plain data, in the reader's language."""
