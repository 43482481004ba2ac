"""What people decide about themes and challenges, and what these are then."""
