"""Whether the product is alive and ready, for the machines that place and restart it; says nothing about people."""
