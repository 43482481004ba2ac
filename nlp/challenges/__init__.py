"""Problems that recur across interviews, however differently they are worded."""
