"""The preview: the site kept in memory and shown on one's own computer, as it was last saved. Writes nothing."""
