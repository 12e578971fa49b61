"""What the handbook is made with besides words: pictures of the real pages, and the workbook that its examples read."""
