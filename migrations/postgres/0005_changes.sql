CREATE TABLE "changeTotals" (
	"release" integer NOT NULL,
	"indicator" integer NOT NULL,
	"source" integer NOT NULL,
	"relation" integer NOT NULL,
	"statements" integer NOT NULL,
	CONSTRAINT "changeTotals_release_indicator_source_relation_pk" PRIMARY KEY("release","indicator","source","relation")
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"release" integer NOT NULL,
	"indicator" integer NOT NULL,
	"source" integer NOT NULL,
	"relation" integer NOT NULL,
	"knownFrom" integer NOT NULL,
	"statement" integer NOT NULL
);
