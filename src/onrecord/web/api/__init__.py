"""The record for programs: read-only JSON under /api/v1, and what the MCP server answers from.

answers    the shapes of what is answered
snapshot   one record in memory, whole, and as it stood on earlier days
asking     questions put to a snapshot -> answers; knows nothing of HTTP
schema     the OpenAPI document's schemas, generated from the structs that are encoded
parameters what may be asked in an address
routes     the routes
app        the application: errors, ETags, the document
"""
