"""The record for assistants: a read-only server of the Model Context Protocol over stdin and stdout.

answers    the shapes of what is answered; every word of an article is marked as quoted and not to be trusted
telling    happenings, lines and statements -> those shapes
tools      the tools: what they are called, what may be asked, and what the words of the answer mean
server     the protocol; the only module that knows the package `mcp`
"""
