"""One page each: fetch within the reader's scope, render."""
