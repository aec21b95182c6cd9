"""The page at `/`, on which a student is graded without a command, and what it shows them."""
