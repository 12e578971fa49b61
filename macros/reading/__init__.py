"""Files to plan: YAML with line and column, and every mistake told in plain Swedish. The only room that touches data/."""
