"""What authors may call on their own pages, and how their calls are read before anything runs."""
