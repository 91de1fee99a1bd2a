"""What is looked for in the pages of sessions, and how what was found is written."""
