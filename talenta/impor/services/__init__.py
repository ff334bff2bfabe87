"""What others call: impor_langsung, impor_unggah, impor_periksa, impor_ajukan, impor_terapkan."""
