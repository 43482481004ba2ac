"""Existing offers and pairs of them that may double each other."""

from nlp.measures.finding import Offer, find_measures
from nlp.measures.overlaps import find_overlaps

__all__ = ["Offer", "find_measures", "find_overlaps"]
