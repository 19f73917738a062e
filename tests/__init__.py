"""The tests of Questboard."""
