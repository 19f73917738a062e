"""Every view, called with values as the engine gives them."""
