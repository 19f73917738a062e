"""Actions: one plain function a use case, on a unit of work. Each writes down its fact and gives it back."""
