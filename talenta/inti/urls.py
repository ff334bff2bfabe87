from django.urls import path

from talenta.inti.views import sehat

urlpatterns = [path("sehat/", sehat.sehat, name="sehat")]
