CREATE TABLE "arrivals" (
	"key" integer PRIMARY KEY NOT NULL,
	"body" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outlooks" (
	"indicator" integer PRIMARY KEY NOT NULL,
	"body" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "series" DROP COLUMN "arrivals";--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "firstKnown" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "lastKnown" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "arrivals" integer NOT NULL;
