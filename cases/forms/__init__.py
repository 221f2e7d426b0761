"""One screen each: parse, validate, and let save() call one action."""
