"""Views: pure functions from facts and reports to cards and forms. The only place where sentences stand."""
