"""Who sees a challenge otherwise: what is said to the contrary."""
