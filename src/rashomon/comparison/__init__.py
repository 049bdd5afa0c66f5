"""Events, accounts and words across documents: where they agree, contradict each other or stay silent."""
