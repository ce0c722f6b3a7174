CREATE TABLE "areaYears" (
	"area" integer PRIMARY KEY NOT NULL,
	"body" json NOT NULL
);
