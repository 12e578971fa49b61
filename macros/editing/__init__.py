"""Files that editors fill in, made from the plan: plan in, text out. Only `writing` touches the data folder, and never leaves it."""
