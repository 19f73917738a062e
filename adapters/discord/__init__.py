"""Discord: the class on a server, through discord.py and Components V2.

One router hears every interaction; nothing of ours lives in memory between two clicks. `adapter.py` is the entrance; this
file imports nothing, so that whoever needs a name of this folder does not load the client.
"""
