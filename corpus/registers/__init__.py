"""What districts keep in spreadsheets: organisations and offices, measures."""

from corpus.registers.measures import MeasureTable, format_measures, parse_measures
from corpus.registers.organisations import COLUMNS, Register, format_register, parse_register
from corpus.registers.plans import ChangedEntry, ImportPlan, plan_import

__all__ = [
    "COLUMNS",
    "ChangedEntry",
    "ImportPlan",
    "MeasureTable",
    "Register",
    "format_measures",
    "format_register",
    "parse_measures",
    "parse_register",
    "plan_import",
]
