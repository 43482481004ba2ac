"""Which mentions mean the same actor."""
