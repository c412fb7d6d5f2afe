"""Tables become a release.

Entry points, all pure but for the files they name:

- `frames.article_row(article, rows) -> ArticleRow`, `frames.frames_of(rows_by_table) -> Frames`,
  `frames.in_order(frames) -> Frames`: rows as polars frames in the contract's order.
- `checks.check_frames(frames, texts) -> list[Finding]`: all checks of severity ERROR; each alone as `check_schema`,
  `check_keys`, `check_foreign_keys`, `check_ids`, `check_rights` and `check_evidence(frames, texts) -> Evidence`.
- `models.pandera_model(name)`, `arrow_schema(table)`, `polars_schema(table)`, `column_view(table)`: one declaration,
  many forms.
- `build.Build(version=, code_version=, …)`: how a release is made; `build.ReleaseInfo`.
- `write.write_release(frames, out, build) -> ReleaseInfo`: makes `out/monazite-<version>/`, whole or not at all.
- `verify.verify(release, raw=None) -> Verification`.
- `query.query(sql, release, format) -> bytes`; `query.query_arrow(sql, release)`.
- `place.find_release(out, version=None) -> Path`, `place.previous_release(out, version)`, `place.releases(out)`;
  `place.ReleaseError`.
"""
