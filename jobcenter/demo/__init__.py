"""Demo: one command that starts everything on this machine, and the municipality it shows."""
