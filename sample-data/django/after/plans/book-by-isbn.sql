SELECT "book"."title", "book"."price" FROM "book" WHERE "book"."isbn" = '978-000004711'
