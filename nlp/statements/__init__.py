"""What respondents say: challenges, proposals, measures and strengths, each a verbatim stretch of a turn."""
