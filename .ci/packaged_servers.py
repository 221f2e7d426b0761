"""Prints the versions of the packaged PostgreSQL and Redis, or fails where one of them does not answer."""

import os
import sys

import psycopg
import redis

try:
    # To the maintenance database: the one the tests use is theirs to make.
    address = os.environ["CI_DATABASE_URL"].rpartition("/")[0] + "/postgres?connect_timeout=3"
    with psycopg.connect(address) as connection:
        postgres = connection.execute("SHOW server_version").fetchone()
    server = redis.Redis.from_url(os.environ["CI_REDIS_URL"], socket_connect_timeout=3).info("server")
except (psycopg.OperationalError, redis.RedisError) as reason:
    sys.exit(type(reason).__name__)

print(f"PostgreSQL {postgres[0].split()[0]} and Redis {server['redis_version']}")
