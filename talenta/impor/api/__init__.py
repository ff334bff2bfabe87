"""Operations about imports."""
