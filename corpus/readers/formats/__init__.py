"""One reader per format, chosen by what the bytes are; the suffix only breaks a tie."""
