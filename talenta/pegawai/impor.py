"""Kinds of files about people and what they refer to."""

from talenta.impor.daftar import daftarkan
from talenta.pegawai.impor_acuan import JABATAN, PENDIDIKAN, UNOR
from talenta.pegawai.impor_pegawai import PEGAWAI
from talenta.pegawai.impor_riwayat import HUKDIS, PENGHARGAAN, RIWAYAT_JABATAN, TIM_KERJA

daftarkan(UNOR, JABATAN, PENDIDIKAN, PEGAWAI, RIWAYAT_JABATAN, PENGHARGAAN, TIM_KERJA, HUKDIS)
