"""Where somebody is named."""
