"""All German texts of the interface, one module per area; ``words`` holds what several areas share."""
