SELECT "author"."id", "author"."name" FROM "author" WHERE "author"."id" = 4711 LIMIT 21
