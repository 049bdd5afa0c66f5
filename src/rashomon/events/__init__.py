"""Tagged → what is told to have happened, and how much of what."""
