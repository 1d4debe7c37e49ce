"""What the program does when there is a hundred times as much of everything: feeds, readers, articles, processes."""
