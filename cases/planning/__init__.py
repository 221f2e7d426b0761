"""Planning with the borger: needs, suggestions with reasons, what an agreement lacks; pure but for one read."""
