"""What can be wrong on a server: one file a subject, each of which looks and changes nothing."""
