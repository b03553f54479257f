"""The desk: pages for a browser over the same steps as the commands, and what Label Studio asks."""
