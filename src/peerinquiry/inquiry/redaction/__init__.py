"""A session told without names: who goes by which pseudonym, and every text of every event in those words."""
