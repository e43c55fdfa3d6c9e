SELECT COUNT(*) AS "__count" FROM "book" WHERE "book"."author_id" = 4711
