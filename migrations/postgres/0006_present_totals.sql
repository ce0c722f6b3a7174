CREATE TABLE "presentTotals" (
	"periodStart" integer NOT NULL,
	"periodEnd" integer NOT NULL,
	"area" integer NOT NULL,
	"frequency" integer NOT NULL,
	"lane" integer NOT NULL,
	"kind" integer NOT NULL,
	"statements" integer NOT NULL,
	CONSTRAINT "presentTotalsKey" PRIMARY KEY("periodStart","periodEnd","area","frequency","lane","kind")
);
