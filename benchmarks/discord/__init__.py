"""Our bot on Discord beside a bare client of the same library, each on a Discord of this machine in a process of its own.

`served.py` is that Discord and the people on it, `bare.py` the bare client, `school.py` the class, `engine.py` the same use
case without a platform, `running.py` starts and ends the processes, `comparing.py` makes the rows.
"""
