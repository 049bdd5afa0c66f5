"""The documents side by side: copies, utterances, accounts, findings, names, records and claims."""
