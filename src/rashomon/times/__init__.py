"""Tagged → TimeExpression: find the words that tell a time, and the days that they may mean."""
