from django.urls import URLPattern

app_name = "kompetensi"
urlpatterns: list[URLPattern] = []
