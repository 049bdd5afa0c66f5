"""Event → Account, Finding: what each document tells of an event, and how the accounts stand to each other."""
