"""Documents laid side by side: what one took from another, and what each tells."""
