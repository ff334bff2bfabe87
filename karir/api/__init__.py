"""Operations about results, runs and rule sets."""
