"""What a browser or another program asks of a record: the review page, its views, and the read-only API.

Nothing of it is imported by `import onrecord` or by a command that opens no server; it needs the extra `web`. All
routes are `async def` and take milliseconds; what takes longer (the record of an earlier day) is done in a thread.
"""
