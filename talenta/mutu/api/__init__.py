"""Operations about data quality."""
