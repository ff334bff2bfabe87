"""Operations about appraisal."""
