CREATE TABLE "areas" (
	"key" integer PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" json NOT NULL,
	"level" text COLLATE "C" NOT NULL,
	"gbCode" text COLLATE "C",
	"parent" text COLLATE "C",
	"inNationalFigures" boolean NOT NULL,
	CONSTRAINT "areas_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "build" (
	"seed" text COLLATE "C" PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checks" (
	"key" integer PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"body" json NOT NULL,
	CONSTRAINT "checks_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "concepts" (
	"key" integer PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" json NOT NULL,
	"definition" json NOT NULL,
	"why" json NOT NULL,
	CONSTRAINT "concepts_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "evidences" (
	"key" integer PRIMARY KEY NOT NULL,
	"body" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"key" integer PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" json NOT NULL,
	"definition" json NOT NULL,
	"unit" text COLLATE "C" NOT NULL,
	"topic" text COLLATE "C" NOT NULL,
	"producer" text COLLATE "C" NOT NULL,
	"coProducers" json NOT NULL,
	"nature" text COLLATE "C" NOT NULL,
	"covers" json,
	"months" integer,
	"concept" text COLLATE "C",
	"differs" json,
	"growthOf" text COLLATE "C",
	"equivalentOf" text COLLATE "C",
	"shareOf" json,
	"national" json,
	"comparableAreas" boolean NOT NULL,
	"binary" boolean NOT NULL,
	"signed" boolean NOT NULL,
	"comparable" boolean NOT NULL,
	"breaks" json NOT NULL,
	"discontinued" json,
	"note" json,
	"retired" json,
	CONSTRAINT "indicators_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "observations" (
	"number" integer PRIMARY KEY NOT NULL,
	"indicator" integer NOT NULL,
	"area" integer NOT NULL,
	"frequency" integer NOT NULL,
	"periodStart" integer NOT NULL,
	"periodEnd" integer NOT NULL,
	"lane" integer NOT NULL,
	"publishedOn" integer NOT NULL,
	"source" integer NOT NULL,
	"kind" integer NOT NULL,
	"value" double precision,
	"digits" text COLLATE "C",
	"exponent" integer NOT NULL,
	"qualifier" integer NOT NULL,
	"significantDigits" integer,
	"lower" double precision,
	"upper" double precision,
	"lowerInclusive" boolean NOT NULL,
	"upperInclusive" boolean NOT NULL,
	"basis" integer NOT NULL,
	"missingReason" text COLLATE "C",
	"publishedPrecision" integer NOT NULL,
	"knownFrom" integer NOT NULL,
	"compiledOn" integer,
	"relation" integer NOT NULL,
	"currentFrom" integer,
	"currentTo" integer,
	"previous" integer,
	"locator" text COLLATE "C" NOT NULL,
	"locatorQuality" integer NOT NULL,
	"periodBasis" integer NOT NULL,
	"saidBy" text COLLATE "C",
	"onBehalfOf" integer,
	"doubtful" boolean NOT NULL,
	"caveatEn" text COLLATE "C",
	"caveatZh" text COLLATE "C",
	"note" text COLLATE "C",
	"supersedes" text COLLATE "C",
	"supersedesReason" text COLLATE "C",
	"release" integer NOT NULL,
	"fromRelease" integer NOT NULL,
	"toRelease" integer,
	"corrections" json NOT NULL,
	"withdrawn" json,
	"evidence" integer NOT NULL,
	"displayEn" text COLLATE "C" NOT NULL,
	"displayZh" text COLLATE "C" NOT NULL,
	"sentenceEn" text COLLATE "C" NOT NULL,
	"sentenceZh" text COLLATE "C" NOT NULL,
	"place" integer,
	CONSTRAINT "kindKnown" CHECK ("observations"."kind" BETWEEN 0 AND 4),
	CONSTRAINT "qualifierKnown" CHECK ("observations"."qualifier" BETWEEN 0 AND 5),
	CONSTRAINT "valueOrReason" CHECK (("observations"."value" IS NULL) = ("observations"."missingReason" IS NOT NULL)),
	CONSTRAINT "boundsInOrder" CHECK ("observations"."lower" <= "observations"."upper"),
	CONSTRAINT "periodInOrder" CHECK ("observations"."periodStart" <= "observations"."periodEnd"),
	CONSTRAINT "releasesInOrder" CHECK ("observations"."release" <= "observations"."fromRelease" AND "observations"."fromRelease" < "observations"."toRelease"),
	CONSTRAINT "currentInOrder" CHECK ("observations"."currentTo" IS NULL OR "observations"."currentFrom" <= "observations"."currentTo")
);
--> statement-breakpoint
CREATE TABLE "pastEvidence" (
	"statement" integer NOT NULL,
	"fromRelease" integer NOT NULL,
	"toRelease" integer,
	"since" integer NOT NULL,
	"until" integer,
	"evidence" integer NOT NULL,
	CONSTRAINT "pastEvidence_statement_fromRelease_since_pk" PRIMARY KEY("statement","fromRelease","since")
);
--> statement-breakpoint
CREATE TABLE "pastStandings" (
	"statement" integer NOT NULL,
	"atRelease" integer NOT NULL,
	"relation" integer NOT NULL,
	"currentFrom" integer,
	"currentTo" integer,
	"previous" integer,
	CONSTRAINT "pastStandings_statement_atRelease_pk" PRIMARY KEY("statement","atRelease")
);
--> statement-breakpoint
CREATE TABLE "producers" (
	"key" integer PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" json NOT NULL,
	"definition" json NOT NULL,
	"short" json NOT NULL,
	"people" json NOT NULL,
	"scattered" boolean NOT NULL,
	CONSTRAINT "producers_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "releaseFiles" (
	"release" integer NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"mediaType" text COLLATE "C" NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"content" bytea,
	"place" integer GENERATED ALWAYS AS IDENTITY,
	CONSTRAINT "releaseFiles_release_name_pk" PRIMARY KEY("release","name")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" text COLLATE "C" NOT NULL,
	"sequence" integer PRIMARY KEY NOT NULL,
	"publishedOn" text COLLATE "C" NOT NULL,
	"title" json NOT NULL,
	"notes" json NOT NULL,
	"checksum" text COLLATE "C" NOT NULL,
	"counts" json NOT NULL,
	CONSTRAINT "releases_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "retired" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"successor" text COLLATE "C",
	"reason" json NOT NULL,
	"release" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "series" (
	"indicator" integer NOT NULL,
	"area" integer NOT NULL,
	"frequency" integer NOT NULL,
	"lane" integer NOT NULL,
	"firstPeriod" text COLLATE "C" NOT NULL,
	"lastPeriod" text COLLATE "C" NOT NULL,
	"periods" integer NOT NULL,
	"statements" integer NOT NULL,
	"arrivals" json NOT NULL,
	CONSTRAINT "series_indicator_area_frequency_lane_pk" PRIMARY KEY("indicator","area","frequency","lane")
);
--> statement-breakpoint
CREATE TABLE "setAside" (
	"key" integer PRIMARY KEY NOT NULL,
	"file" text COLLATE "C" NOT NULL,
	"line" integer NOT NULL,
	"message" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"key" integer PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"titleZh" text COLLATE "C",
	"publisher" text COLLATE "C" NOT NULL,
	"publisherZh" text COLLATE "C",
	"producer" text COLLATE "C",
	"url" text COLLATE "C",
	"publishedOn" text COLLATE "C" NOT NULL,
	"publishedPrecision" text COLLATE "C" NOT NULL,
	"accessedOn" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"tier" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C",
	"noteZh" text COLLATE "C",
	"copyOf" json,
	CONSTRAINT "sources_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "synonyms" (
	"key" integer PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"en" json NOT NULL,
	"zh" json NOT NULL,
	"ignored" boolean NOT NULL,
	CONSTRAINT "synonyms_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"key" integer PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" json NOT NULL,
	"definition" json NOT NULL,
	CONSTRAINT "topics_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"key" integer PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" json NOT NULL,
	"definition" json NOT NULL,
	"standard" text COLLATE "C",
	"display" json NOT NULL,
	"words" boolean NOT NULL,
	CONSTRAINT "units_id_unique" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_unit_units_id_fk" FOREIGN KEY ("unit") REFERENCES "units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_topic_topics_id_fk" FOREIGN KEY ("topic") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_producer_producers_id_fk" FOREIGN KEY ("producer") REFERENCES "producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_concept_concepts_id_fk" FOREIGN KEY ("concept") REFERENCES "concepts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releaseFiles" ADD CONSTRAINT "releaseFiles_release_releases_sequence_fk" FOREIGN KEY ("release") REFERENCES "releases"("sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_indicator_indicators_key_fk" FOREIGN KEY ("indicator") REFERENCES "indicators"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_area_areas_key_fk" FOREIGN KEY ("area") REFERENCES "areas"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_producer_producers_id_fk" FOREIGN KEY ("producer") REFERENCES "producers"("id") ON DELETE no action ON UPDATE no action;
