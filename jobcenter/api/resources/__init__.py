"""One file a resource: what is shown of it, how it is fetched, and which parts belong to it."""
