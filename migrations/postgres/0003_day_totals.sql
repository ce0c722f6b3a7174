CREATE TABLE "dayTotals" (
	"day" integer NOT NULL,
	"area" integer NOT NULL,
	"frequency" integer NOT NULL,
	"lane" integer NOT NULL,
	"latest" integer NOT NULL,
	"first" integer NOT NULL,
	"all" integer NOT NULL,
	CONSTRAINT "dayTotals_day_area_frequency_lane_pk" PRIMARY KEY("day","area","frequency","lane")
);
