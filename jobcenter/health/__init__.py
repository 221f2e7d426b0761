"""Health: is the web there and ready, do worker and beat still turn? Four addresses and a command, no data on people.

`alive` is for the container's own probe and needs no Django; `checks` asks the database and Redis.
"""
