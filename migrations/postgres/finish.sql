-- Run once the rows of a build are in its tables: what is computed from them, then the indexes.
UPDATE "observations" AS o SET "place" = ranked."place"
FROM (
  SELECT "number", dense_rank() OVER (PARTITION BY "indicator", "area", "frequency", "lane" ORDER BY "periodEnd" DESC, "periodStart" DESC) AS "place"
  FROM "observations"
  WHERE "toRelease" IS NULL AND "currentFrom" IS NOT NULL AND "currentTo" IS NULL AND "value" IS NOT NULL
) AS ranked
WHERE o."number" = ranked."number" AND o."place" IS DISTINCT FROM ranked."place";
INSERT INTO "seriesTotals"
SELECT "indicator", "area", "frequency", "lane", count(*)
FROM "observations"
WHERE "toRelease" IS NULL AND "currentFrom" IS NOT NULL AND "currentTo" IS NULL
GROUP BY "indicator", "area", "frequency", "lane";
INSERT INTO "presentTotals"
SELECT "periodStart", "periodEnd", "area", "frequency", "lane", "kind", count(*)
FROM "observations"
WHERE "toRelease" IS NULL AND "currentFrom" IS NOT NULL AND "currentTo" IS NULL
GROUP BY "periodStart", "periodEnd", "area", "frequency", "lane", "kind";
-- The relation 0 is `first`.
INSERT INTO "dayTotals"
SELECT change."day", "area", "frequency", "lane", sum(change."latest"), sum(change."first"), sum(change."all")
FROM "observations", LATERAL (VALUES
  ("currentFrom", 1, 0, 0),
  (CASE WHEN "currentFrom" IS NOT NULL THEN "currentTo" END, -1, 0, 0),
  ("knownFrom", 0, ("relation" = 0)::integer, 1)
) AS change("day", "latest", "first", "all")
WHERE "toRelease" IS NULL AND change."day" IS NOT NULL
GROUP BY change."day", "area", "frequency", "lane";
-- What each release changed: what it added, what it withdrew, and what stands otherwise than in the one before it. A standing of
-- the past is stored only where it differs from the last one.
INSERT INTO "changes"
SELECT o."fromRelease", "indicator", "source", coalesce(past."relation", o."relation"), "knownFrom", "number"
FROM "observations" AS o LEFT JOIN "pastStandings" AS past ON past."statement" = "number" AND past."atRelease" = o."fromRelease"
UNION ALL
SELECT "toRelease", "indicator", "source", "relation", "knownFrom", "number"
FROM "observations" WHERE "withdrawn" IS NOT NULL AND "toRelease" IS NOT NULL
UNION ALL
SELECT change."release", "indicator", "source", coalesce(past."relation", o."relation"), "knownFrom", "number"
FROM (SELECT DISTINCT "statement", "atRelease" + later AS "release" FROM "pastStandings", generate_series(0, 1) AS later) AS change
JOIN "observations" AS o ON "number" = change."statement" AND change."release" > o."fromRelease"
  AND (change."release" < o."toRelease" OR o."toRelease" IS NULL)
LEFT JOIN "pastStandings" AS past ON past."statement" = "number" AND past."atRelease" = change."release"
LEFT JOIN "pastStandings" AS earlier ON earlier."statement" = "number" AND earlier."atRelease" = change."release" - 1
WHERE (past."relation", past."currentFrom", past."currentTo", past."previous")
  IS DISTINCT FROM (earlier."relation", earlier."currentFrom", earlier."currentTo", earlier."previous");
INSERT INTO "changeTotals"
SELECT "release", "indicator", "source", "relation", count(*) FROM "changes" GROUP BY "release", "indicator", "source", "relation";
CREATE UNIQUE INDEX "observationsInOrder" ON "observations" USING btree ("indicator","area","frequency","periodStart","periodEnd","lane","publishedOn","source","fromRelease");
CREATE INDEX "observationsBySource" ON "observations" USING btree ("source");
-- What an earlier release had.
CREATE INDEX "observationsByRelease" ON "observations" ("fromRelease");
-- What a release changed, by each filter, and all statements, in the order in which they became known.
CREATE INDEX "changesInOrder" ON "changes" ("release", "knownFrom");
CREATE INDEX "changesOfIndicator" ON "changes" ("release", "indicator", "knownFrom");
CREATE INDEX "changesOfSource" ON "changes" ("release", "source", "knownFrom");
CREATE INDEX "changesByRelation" ON "changes" ("release", "relation", "knownFrom");
CREATE INDEX "observationsByKnowledge" ON "observations" ("knownFrom");
-- The present statements in the other orders that a request can ask for; ties are sorted by hand, a page at a time. Those without a value are a tie of many, so the first order has more columns.
CREATE INDEX "currentByValue" ON "observations" ("value" NULLS FIRST, "indicator", "area") WHERE "toRelease" IS NULL AND "currentFrom" IS NOT NULL AND "currentTo" IS NULL;
CREATE INDEX "currentByPeriod" ON "observations" ("periodStart", "periodEnd") WHERE "toRelease" IS NULL AND "currentFrom" IS NOT NULL AND "currentTo" IS NULL;
CREATE INDEX "currentByPublication" ON "observations" ("publishedOn") WHERE "toRelease" IS NULL AND "currentFrom" IS NOT NULL AND "currentTo" IS NULL;
CREATE INDEX "currentByPlace" ON "observations" ("place", "number") WHERE "toRelease" IS NULL AND "currentFrom" IS NOT NULL AND "currentTo" IS NULL;
ANALYZE "observations", "pastStandings", "pastEvidence", "series", "seriesTotals", "presentTotals", "dayTotals", "changes", "changeTotals";
