"""What is alike among offers, open items and groups: pairs with named parts, and what exists already like a draft."""
