"""The German language as data, and the code that reads it: tokens, sentences, lemmas, named institutions, model."""
