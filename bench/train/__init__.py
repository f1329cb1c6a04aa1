"""Training: what makes the tables in auditor/learned/ from the folder that AUDITOR_GOLD names."""
