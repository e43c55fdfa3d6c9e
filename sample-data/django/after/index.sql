create index concurrently book_isbn on book (isbn);
