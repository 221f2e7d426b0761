"""One page each: method, fetch, act, render."""
