"""The commands, one file each, every one with `register(app)`."""
