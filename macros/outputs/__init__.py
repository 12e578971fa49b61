"""What the site hands out besides pages: files made from the plan."""
