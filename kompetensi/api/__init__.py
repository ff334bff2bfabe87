"""Operations about competency."""
