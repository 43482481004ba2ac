"""Who is named: organisations, places, functions; persons only as protected."""
