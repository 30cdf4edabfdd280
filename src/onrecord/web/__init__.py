"""What a browser or another program asks of a record: the review page, its views, and the read-only API.

Nothing of it is imported by `import onrecord` or by a command that opens no server; it needs the extra `web`. All
routes are `async def` and never wait: a project is used in one thread, and every answer takes milliseconds.
"""
