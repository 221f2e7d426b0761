"""Settings: `base` is production; `demo` and `test` relax it."""
