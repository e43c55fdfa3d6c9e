"""The endpoints. Each has one defect of its own, mended where settings.MENDED says so; `health`,
`book_summary` and `pulse` are healthy."""
import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import requests
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.cache import cache
from django.db.models import Count
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from library.models import Author, Book, Setting

MENDED = settings.MENDED
PAGE = 60


def health(request):
    return HttpResponse("ok")


def book_summary(request, book_id):
    book = Book.objects.get(pk=book_id)
    return JsonResponse({"title": book.title, "price": book.price})


def book_list(request):
    """Defect: two lazy foreign keys a book, 1 + 120 statements."""
    books = Book.objects.filter(pk__gte=int(request.GET["from"])).order_by("pk")
    if MENDED:
        books = books.select_related("author", "publisher")
    listed = [
        {"title": book.title, "author": book.author.name, "publisher": book.publisher.name}
        for book in books[:PAGE]
    ]
    return JsonResponse({"books": listed})


def author_list(request):
    """Defect: the template counts the books of each author with a statement of its own."""
    start = int(request.GET["from"])
    authors = Author.objects.filter(pk__gte=start, pk__lt=start + 40).order_by("pk")
    if MENDED:
        authors = authors.annotate(books=Count("book"))
    return render(request, "authors.html", {"authors": authors, "mended": MENDED})


def setting(name):
    if MENDED:
        return cache.get_or_set(name, lambda: Setting.objects.get(pk=name).value, 300)
    return Setting.objects.get(pk=name).value


def book_detail(request, book_id):
    """Defect: the same setting is read 12 times, once a price."""
    book = Book.objects.get(pk=book_id)
    prices = [
        "%d %s" % (book.price * copies, setting("currency")) for copies in range(1, 13)
    ]
    return JsonResponse({"title": book.title, "prices": prices})


def search(request):
    """Defect: no index on the ISBN; after/index.sql makes it."""
    found = list(Book.objects.filter(isbn=request.GET["isbn"]).values("title", "price"))
    return JsonResponse({"found": found})


def fetch(path):
    return requests.get(settings.UPSTREAM + path, timeout=10).json()


def book_offers(request, book_id):
    """Defect: three upstream calls that do not need each other, in series."""
    paths = ["/shops/1/%d" % book_id, "/shops/2/%d" % book_id, "/shops/3/%d" % book_id]
    if MENDED:
        with ThreadPoolExecutor(3) as pool:
            offers = list(pool.map(fetch, paths))
    else:
        offers = [fetch(path) for path in paths]
    return JsonResponse({"offers": offers})


def catalogue(request):
    """Defect: encoded, decoded, encoded, decoded and encoded again."""
    start = int(request.GET["from"])
    rows = list(Book.objects.filter(pk__gte=start, pk__lt=start + 1500).values())
    text = json.dumps(rows)
    if not MENDED:
        text = json.dumps(json.loads(text))
        text = json.dumps(json.loads(text))
    return HttpResponse(text, content_type="application/json")


def trigrams(title):
    return [title[at : at + 3] for at in range(len(title) - 2)]


def similarity(left, right):
    """Defect: a list searched in a loop."""
    if MENDED:
        return len(set(left) & set(right))
    return sum(1 for part in left if part in right)


def recommendations(request):
    start = int(request.GET["from"])
    titles = list(
        Book.objects.filter(pk__gte=start, pk__lt=start + 120).values_list("title", flat=True)
    )
    parts = [trigrams(title + " of the collected works of many years") for title in titles]
    best = max(
        (similarity(left, right), at)
        for at, left in enumerate(parts)
        for right in parts[at + 1 : at + 9]
    )
    return JsonResponse({"best": best[1]})


async def dashboard(request):
    """Defect: blocking calls within an async view; nothing else on the event loop runs meanwhile."""
    if MENDED:
        fetching = sync_to_async(fetch, thread_sensitive=False)
        parts = await asyncio.gather(fetching("/sales"), fetching("/stock"))
    else:
        parts = [fetch("/sales"), fetch("/stock")]
    return JsonResponse({"parts": parts})


async def pulse(request):
    return HttpResponse("ok")
