"""Large corpora: Parquet in, Parquet out, on the cores of one machine or on a cluster."""
