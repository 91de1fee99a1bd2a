"""Reusable pieces of the screen: each shows plain values, none decides anything."""
