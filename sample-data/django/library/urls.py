from django.conf import settings
from django.urls import include, path

from library import measured, views

urlpatterns = [
    path("health/", views.health),
    path("books/", views.book_list),
    path("books/<int:book_id>/", views.book_detail),
    path("books/<int:book_id>/summary/", views.book_summary),
    path("books/<int:book_id>/offers/", views.book_offers),
    path("authors/", views.author_list),
    path("search/", views.search),
    path("catalogue.json", views.catalogue),
    path("recommendations/", views.recommendations),
    path("dashboard/", views.dashboard),
    path("pulse/", views.pulse),
    path("_track/start", measured.start),
    path("_track/stop", measured.stop),
]
if settings.TOOLBAR:
    urlpatterns.append(path("__debug__/", include("debug_toolbar.urls")))
