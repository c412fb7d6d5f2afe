-- What a release's database offers beside its tables. Run once the tables stand; names are resolved where it is opened.

CREATE VIEW v_statements AS
WITH several AS (
    SELECT u.statement_id, list(e.name ORDER BY u.place) AS names
    FROM (
        SELECT statement_id, unnest(speaker_ids) AS entity_id, generate_subscripts(speaker_ids, 1) AS place
        FROM statements
    ) u
    JOIN entities e ON e.entity_id = u.entity_id
    GROUP BY u.statement_id
)
SELECT
    s.statement_id, s.content, s.form, s.act, s.cue, s.speaker,
    coalesce(e.name, s.speaker) AS speaker_name, e.entity_type AS speaker_type, e.country AS speaker_country,
    m.names AS speaker_names,
    s.speaker_basis, s.addressee, s.via, s.negated, s.hearsay,
    s.date_start, s.date_end, s.date_basis,
    a.outlet, a.title, a.published_start, a.published_end, a.source_path, a.url, a.duplicate_of,
    s.article_id, s.start, s."end", s.content_spans, s.speaker_id, s.group_id, s.rule
FROM statements s
JOIN articles a ON a.article_id = s.article_id
LEFT JOIN entities e ON e.entity_id = s.speaker_id
LEFT JOIN several m ON m.statement_id = s.statement_id;
COMMENT ON VIEW v_statements IS 'Statements with the speaker''s name, the outlet, the days and the source.';

CREATE VIEW v_quantities AS
SELECT
    q.quantity_id, q.text, q.value_low, q.value_high, q.approximate, q.unit, q.kind, q.change,
    q.base_low, q.base_high, q.base_unit, q.item, q.measure, q.commodity,
    p.name AS place_name, p.country AS place_country, coalesce(o.name, s.speaker) AS source_name,
    q.date_start, q.date_end, q.date_basis,
    s.content AS statement, coalesce(k.name, s.speaker) AS speaker_name, v.event_type,
    a.outlet, a.title, a.published_start, a.published_end, a.source_path, a.url, a.duplicate_of,
    q.article_id, q.start, q."end", q.statement_id, q.event_id, q.place_id, q.source_id, q.rule
FROM quantities q
JOIN articles a ON a.article_id = q.article_id
LEFT JOIN entities p ON p.entity_id = q.place_id
LEFT JOIN entities o ON o.entity_id = q.source_id
LEFT JOIN statements s ON s.statement_id = q.statement_id
LEFT JOIN entities k ON k.entity_id = s.speaker_id
LEFT JOIN events v ON v.event_id = q.event_id;
COMMENT ON VIEW v_quantities IS 'Quantities with place, source, statement, event type, outlet, days and source.';

CREATE VIEW v_events AS
WITH named AS (
    SELECT
        p.event_id,
        list(coalesce(e.name, p.surface) ORDER BY p.start) FILTER (WHERE p.role = 'actor') AS actors,
        list(coalesce(e.name, p.surface) ORDER BY p.start) FILTER (WHERE p.role = 'target') AS targets
    FROM event_participants p
    LEFT JOIN entities e ON e.entity_id = p.entity_id
    GROUP BY p.event_id
)
SELECT
    v.event_id, v.event_type, v.status, v.text, v.trigger, n.actors, n.targets, v.hearsay,
    v.date_start, v.date_end, v.date_basis, coalesce(l.name, v.place) AS place_name,
    s.content AS statement, coalesce(k.name, s.speaker) AS speaker_name, v.plover, v.cameo,
    a.outlet, a.title, a.published_start, a.published_end, a.source_path, a.url, a.duplicate_of,
    v.article_id, v.start, v."end", v.statement_id, v.place_id, v.group_id, v.rule
FROM events v
JOIN articles a ON a.article_id = v.article_id
LEFT JOIN named n ON n.event_id = v.event_id
LEFT JOIN entities l ON l.entity_id = v.place_id
LEFT JOIN statements s ON s.statement_id = v.statement_id
LEFT JOIN entities k ON k.entity_id = s.speaker_id;
COMMENT ON VIEW v_events IS 'Events with actors, targets, place, the statement that tells them, outlet, days and source.';

CREATE VIEW v_statement_groups AS
WITH told AS (
    SELECT s.*, row_number() OVER (
        PARTITION BY s.group_id ORDER BY s.published_start NULLS LAST, s.article_id, s.start, s.statement_id
    ) AS telling
    FROM v_statements s
)
SELECT
    t.group_id, min(t.content) FILTER (WHERE t.telling = 1) AS content,
    coalesce(
        min(t.speaker_name) FILTER (WHERE t.speaker_id IS NOT NULL), min(t.speaker_name) FILTER (WHERE t.telling = 1)
    ) AS speaker_name,
    min(t.outlet) FILTER (WHERE t.telling = 1) AS first_outlet, min(t.published_start) AS first_published,
    max(t.published_end) AS last_published, count(*) AS n_tellings, count(DISTINCT t.article_id) AS n_articles,
    count(DISTINCT coalesce(t.duplicate_of, t.article_id)) AS n_independent, count(DISTINCT t.outlet) AS n_outlets,
    list_sort(list_distinct(list(t.outlet))) AS outlets, list_sort(list_distinct(list(t.content))) AS variants,
    min(t.date_start) AS earliest_day, max(t.date_end) AS latest_day
FROM told t
GROUP BY t.group_id;
COMMENT ON VIEW v_statement_groups IS
'Each statement once: first outlet, variants, how often it is told; n_independent does not count copied articles.';

CREATE VIEW v_event_groups AS
WITH told AS (
    SELECT v.*, row_number() OVER (
        PARTITION BY v.group_id ORDER BY v.published_start NULLS LAST, v.article_id, v.start, v.event_id
    ) AS telling
    FROM v_events v
)
SELECT
    t.group_id, min(t.text) FILTER (WHERE t.telling = 1) AS text,
    min(t.event_type) FILTER (WHERE t.telling = 1) AS event_type, min(t.status) FILTER (WHERE t.telling = 1) AS status,
    list_sort(list_distinct(flatten(list(t.actors) FILTER (WHERE t.actors IS NOT NULL)))) AS actors,
    list_sort(list_distinct(flatten(list(t.targets) FILTER (WHERE t.targets IS NOT NULL)))) AS targets,
    min(t.outlet) FILTER (WHERE t.telling = 1) AS first_outlet, min(t.published_start) AS first_published,
    max(t.published_end) AS last_published, count(*) AS n_tellings, count(DISTINCT t.article_id) AS n_articles,
    count(DISTINCT coalesce(t.duplicate_of, t.article_id)) AS n_independent, count(DISTINCT t.outlet) AS n_outlets,
    list_sort(list_distinct(list(t.outlet))) AS outlets, min(t.date_start) AS earliest_day,
    max(t.date_end) AS latest_day
FROM told t
GROUP BY t.group_id;
COMMENT ON VIEW v_event_groups IS
'Each happening once: first report, all actors and targets, earliest and latest day given, how often it is told.';

CREATE VIEW v_timeline AS
SELECT
    coalesce(g.earliest_day, g.latest_day) AS day, g.earliest_day, g.latest_day, g.event_type, g.status, g.actors,
    g.targets, g.text, g.n_independent, g.n_outlets, g.group_id
FROM v_event_groups g
WHERE g.status IN ('actual', 'planned') AND (g.earliest_day IS NOT NULL OR g.latest_day IS NOT NULL)
ORDER BY day, g.latest_day, g.group_id;
COMMENT ON VIEW v_timeline IS 'Happenings with a known day, done or planned, each once and in order of time.';

CREATE VIEW v_relations AS
WITH sides AS (
    SELECT DISTINCT p.event_id, p.role, e.country
    FROM event_participants p
    JOIN entities e ON e.entity_id = p.entity_id
    WHERE e.country IS NOT NULL
)
SELECT
    x.country AS actor_country, y.country AS target_country,
    CAST(date_trunc('month', coalesce(g.earliest_day, g.latest_day)) AS DATE) AS month, v.plover, v.event_type,
    count(DISTINCT v.group_id) AS n_events
FROM events v
JOIN v_event_groups g ON g.group_id = v.group_id
JOIN sides x ON x.event_id = v.event_id AND x.role = 'actor'
JOIN sides y ON y.event_id = v.event_id AND y.country <> x.country
    AND (y.role = 'target' OR v.event_type IN ('talks', 'meeting', 'agreement', 'cooperation'))
WHERE v.status IN ('actual', 'planned')
GROUP BY ALL;
COMMENT ON VIEW v_relations IS
'How many events of a type join two countries in a month (null: no day known); what is done together counts both ways.';

CREATE MACRO said(who) AS TABLE
SELECT
    s.statement_id, s.speaker_name, s.cue, s.content, s.form, s.act, s.negated, s.hearsay, s.date_start, s.date_end,
    s.outlet, s.published_start
FROM v_statements s
WHERE contains(lower(s.speaker_name), lower(who)) OR contains(lower(s.speaker), lower(who))
    OR contains(lower(array_to_string(s.speaker_names, '|')), lower(who))
ORDER BY s.published_start NULLS LAST, s.article_id, s.start;
COMMENT ON MACRO TABLE said IS 'What somebody said: every statement whose speaker''s name or words hold `who`.';

CREATE MACRO about(what) AS TABLE
SELECT * FROM (
    SELECT 'statements' AS "table", s.statement_id AS row_id, s.content AS text, s.speaker_name AS who, s.date_start,
        s.date_end, s.outlet, s.published_start, s.article_id, s.start
    FROM v_statements s WHERE contains(lower(s.content), lower(what))
    UNION ALL
    SELECT 'quantities', q.quantity_id, concat_ws(' · ', q.text, q.item), q.source_name, q.date_start, q.date_end,
        q.outlet, q.published_start, q.article_id, q.start
    FROM v_quantities q
    WHERE contains(lower(concat_ws(' ', q.text, q.item)), lower(what))
        OR q.commodity = replace(lower(what), ' ', '_')
    UNION ALL
    SELECT 'events', v.event_id, v.text, array_to_string(v.actors, ', '), v.date_start, v.date_end, v.outlet,
        v.published_start, v.article_id, v.start
    FROM v_events v WHERE contains(lower(v.text), lower(what))
) ORDER BY published_start NULLS LAST, article_id, start, row_id;
COMMENT ON MACRO TABLE about IS 'Statements, quantities and events whose words hold `what`.';

CREATE MACRO how_much(commodity, measure := NULL) AS TABLE
SELECT
    q.quantity_id, q.text, q.item, q.measure, q.value_low, q.value_high, q.unit, q.base_low, q.base_high, q.base_unit,
    q.place_name, q.source_name, q.date_start, q.date_end, q.outlet, q.published_start
FROM v_quantities q
WHERE q.commodity = commodity AND (measure IS NULL OR q.measure = measure)
ORDER BY q.measure NULLS LAST, q.base_low DESC NULLS LAST, q.value_low DESC NULLS LAST, q.quantity_id;
COMMENT ON MACRO TABLE how_much IS 'Quantities of a commodity, and of one measure if it is given.';

CREATE MACRO timeline(what) AS TABLE
SELECT t.*
FROM v_timeline t
WHERE contains(lower(t.text), lower(what)) OR contains(lower(array_to_string(t.actors, '|')), lower(what))
    OR contains(lower(array_to_string(t.targets, '|')), lower(what)) OR t.event_type = lower(what)
ORDER BY t.day, t.group_id;
COMMENT ON MACRO TABLE timeline IS 'Happenings in order of time whose words, actors, targets or type hold `what`.';

CREATE MACRO "between"(a, b) AS TABLE
SELECT
    v.event_id, v.event_type, v.status, v.actors, v.targets, v.text, v.date_start, v.date_end, v.outlet,
    v.published_start
FROM v_events v
WHERE contains(lower(array_to_string(list_concat(v.actors, v.targets), '|')), lower(a))
    AND contains(lower(array_to_string(list_concat(v.actors, v.targets), '|')), lower(b))
ORDER BY coalesce(v.date_start, v.date_end, v.published_start) NULLS LAST, v.event_id;
COMMENT ON MACRO TABLE "between" IS
'Events in which both `a` and `b` take part, on whichever side; write it in quotation marks, for SQL knows the word.';

CREATE MACRO sources(row_id) AS TABLE
SELECT f."table", f.id AS row_id, a.outlet, a.title, a.published_start, a.published_end, a.source_path, a.url,
    a.article_id, a.text_sha256, f.start, f."end", f.rule
FROM (
    SELECT 'statements' AS "table", statement_id AS id, article_id, start, "end", rule FROM statements
    UNION ALL SELECT 'quantities', quantity_id, article_id, start, "end", rule FROM quantities
    UNION ALL SELECT 'events', event_id, article_id, start, "end", rule FROM events
    UNION ALL SELECT 'mentions', mention_id, article_id, start, "end", NULL FROM mentions
    UNION ALL SELECT 'entities', entity_id, article_id, start, "end", NULL FROM mentions WHERE entity_id IS NOT NULL
    UNION ALL SELECT 'articles', article_id, article_id, 0, n_chars, NULL FROM articles
) f
JOIN articles a ON a.article_id = f.article_id
WHERE f.id = row_id
ORDER BY a.published_start NULLS LAST, a.article_id, f.start;
COMMENT ON MACRO TABLE sources IS 'Where a row of any id was read: article, outlet, days, span and rule.';
