"""Where the chat platforms and the engine meet: the command line, the commands and every sentence."""
