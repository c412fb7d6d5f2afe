"""When each table is made, and what is checked of it: Dagster over the functions of `pipelines`, and nothing else."""
