"""WHAT CAN BE ASKED: families, proofs, lints, and the bank of questions with their versions."""
