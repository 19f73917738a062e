"""A class on Discord, through the real client."""
