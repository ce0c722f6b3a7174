CREATE TABLE "seriesTotals" (
	"indicator" integer NOT NULL,
	"area" integer NOT NULL,
	"frequency" integer NOT NULL,
	"lane" integer NOT NULL,
	"statements" integer NOT NULL,
	CONSTRAINT "seriesTotals_indicator_area_frequency_lane_pk" PRIMARY KEY("indicator","area","frequency","lane")
);
