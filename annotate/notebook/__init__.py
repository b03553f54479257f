"""What `import annotate` gives in a notebook, over the same steps as the commands."""
