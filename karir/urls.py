from django.urls import URLPattern

app_name = "karir"
urlpatterns: list[URLPattern] = []
