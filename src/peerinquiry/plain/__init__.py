"""A session line by line, in plain words: for screen readers, pipes, and terminals that cannot draw."""
