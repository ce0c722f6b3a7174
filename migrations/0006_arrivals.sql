CREATE TABLE `arrivals` (
	`key` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `outlooks` (
	`indicator` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`indicator`) REFERENCES `indicators`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
DROP TABLE `series`;--> statement-breakpoint
CREATE TABLE `series` (
	`indicator` integer NOT NULL,
	`area` integer NOT NULL,
	`frequency` integer NOT NULL,
	`lane` integer NOT NULL,
	`firstPeriod` text NOT NULL,
	`lastPeriod` text NOT NULL,
	`periods` integer NOT NULL,
	`statements` integer NOT NULL,
	`firstKnown` text NOT NULL,
	`lastKnown` text NOT NULL,
	`arrivals` integer NOT NULL,
	PRIMARY KEY(`indicator`, `area`, `frequency`, `lane`),
	FOREIGN KEY (`indicator`) REFERENCES `indicators`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area`) REFERENCES `areas`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`arrivals`) REFERENCES `arrivals`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
