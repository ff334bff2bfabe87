"""Operations about accounts and tokens."""
