"""The running program: its settings, its wiring, its engine and its command line. Nothing imports it."""
