"""Text to values and back: no files, no clock, no drawing."""
