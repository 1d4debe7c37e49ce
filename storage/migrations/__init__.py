"""The steps by which a database of any earlier version becomes one of the present schema."""
