"""Books, their authors and publishers; the tables are made by schema.sql."""
from django.db import models


class Publisher(models.Model):
    name = models.TextField()

    class Meta:
        db_table = "publisher"


class Author(models.Model):
    name = models.TextField()

    class Meta:
        db_table = "author"


class Book(models.Model):
    title = models.TextField()
    isbn = models.TextField()
    price = models.IntegerField()
    author = models.ForeignKey(Author, models.DO_NOTHING)
    publisher = models.ForeignKey(Publisher, models.DO_NOTHING)

    class Meta:
        db_table = "book"


class Setting(models.Model):
    name = models.TextField(primary_key=True)
    value = models.TextField()

    class Meta:
        db_table = "setting"
