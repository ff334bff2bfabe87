"""Operations about people, units, posts, corrections and the roles of accounts."""
