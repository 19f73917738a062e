"""The command line as the one who hosts meets it: the real program, in a folder of its own."""
