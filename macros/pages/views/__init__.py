"""One view an entity: from a record to what stands on its page. Pure functions of the setting."""
