"""Files: what is kept, where, and how it survives the machine."""
