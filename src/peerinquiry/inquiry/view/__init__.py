"""Readings of the state for a screen or a line of text: plain strings and numbers, no decisions left to make."""
