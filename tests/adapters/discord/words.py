"""What the adapter itself says in these tests: the program's own sentences."""

from bot.views.discord import discord_words

ENGLISH = discord_words("en")
