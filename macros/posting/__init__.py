"""A text as a comment on a proposal at a forge, kept up to date in one place. Needs nothing but Python, so that it can run alone."""
