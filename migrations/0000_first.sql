CREATE TABLE `areas` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`nameEn` text NOT NULL,
	`nameZh` text NOT NULL,
	`level` text NOT NULL,
	`parent` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `areas_id_unique` ON `areas` (`id`);--> statement-breakpoint
CREATE TABLE `build` (
	`seed` text PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `concepts` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`nameEn` text NOT NULL,
	`nameZh` text NOT NULL,
	`definitionEn` text NOT NULL,
	`definitionZh` text NOT NULL,
	`whyEn` text NOT NULL,
	`whyZh` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `concepts_id_unique` ON `concepts` (`id`);--> statement-breakpoint
CREATE TABLE `indicators` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`nameEn` text NOT NULL,
	`nameZh` text NOT NULL,
	`definitionEn` text NOT NULL,
	`definitionZh` text NOT NULL,
	`unit` integer NOT NULL,
	`topic` integer NOT NULL,
	`producer` integer NOT NULL,
	`coProducers` text NOT NULL,
	`nature` integer NOT NULL,
	`concept` integer,
	`differsEn` text,
	`differsZh` text,
	`growthOf` text,
	`equivalentOf` text,
	`sharePart` text,
	`shareWhole` text,
	`binary` integer NOT NULL,
	`noteEn` text,
	`noteZh` text,
	FOREIGN KEY (`unit`) REFERENCES `units`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic`) REFERENCES `topics`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer`) REFERENCES `producers`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`concept`) REFERENCES `concepts`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `indicators_id_unique` ON `indicators` (`id`);--> statement-breakpoint
CREATE TABLE `observations` (
	`indicator` integer NOT NULL,
	`area` integer NOT NULL,
	`frequency` integer NOT NULL,
	`periodStart` integer NOT NULL,
	`periodEnd` integer NOT NULL,
	`lane` integer NOT NULL,
	`publishedOn` integer NOT NULL,
	`source` integer NOT NULL,
	`kind` integer NOT NULL,
	`value` real,
	`digits` text,
	`exponent` integer NOT NULL,
	`qualifier` integer NOT NULL,
	`significantDigits` integer,
	`lower` real,
	`upper` real,
	`lowerInclusive` integer NOT NULL,
	`upperInclusive` integer NOT NULL,
	`basis` integer NOT NULL,
	`missingReason` text,
	`publishedPrecision` integer NOT NULL,
	`knownFrom` integer NOT NULL,
	`relation` integer NOT NULL,
	`currentFrom` integer,
	`currentTo` integer,
	`locator` text NOT NULL,
	`locatorQuality` integer NOT NULL,
	`periodBasis` integer NOT NULL,
	`saidBy` text,
	`onBehalfOf` integer,
	`doubtful` integer NOT NULL,
	`caveatEn` text,
	`caveatZh` text,
	`note` text,
	`supersedes` text,
	`supersedesReason` text,
	`release` integer NOT NULL,
	PRIMARY KEY(`indicator`, `area`, `frequency`, `periodStart`, `periodEnd`, `lane`, `publishedOn`, `source`),
	FOREIGN KEY (`indicator`) REFERENCES `indicators`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area`) REFERENCES `areas`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source`) REFERENCES `sources`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`onBehalfOf`) REFERENCES `producers`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`release`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kindKnown" CHECK("observations"."kind" BETWEEN 0 AND 4),
	CONSTRAINT "qualifierKnown" CHECK("observations"."qualifier" BETWEEN 0 AND 5),
	CONSTRAINT "valueOrReason" CHECK(("observations"."value" IS NULL) = ("observations"."missingReason" IS NOT NULL)),
	CONSTRAINT "boundsInOrder" CHECK("observations"."lower" IS NULL OR "observations"."upper" IS NULL OR "observations"."lower" <= "observations"."upper"),
	CONSTRAINT "periodInOrder" CHECK("observations"."periodStart" <= "observations"."periodEnd"),
	CONSTRAINT "currentInOrder" CHECK("observations"."currentTo" IS NULL OR "observations"."currentFrom" <= "observations"."currentTo")
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `observationsBySource` ON `observations` (`source`);--> statement-breakpoint
CREATE TABLE `pastStandings` (
	`atRelease` integer NOT NULL,
	`indicator` integer NOT NULL,
	`area` integer NOT NULL,
	`frequency` integer NOT NULL,
	`periodStart` integer NOT NULL,
	`periodEnd` integer NOT NULL,
	`lane` integer NOT NULL,
	`publishedOn` integer NOT NULL,
	`source` integer NOT NULL,
	`relation` integer NOT NULL,
	`currentFrom` integer,
	`currentTo` integer,
	PRIMARY KEY(`atRelease`, `indicator`, `area`, `frequency`, `periodStart`, `periodEnd`, `lane`, `publishedOn`, `source`),
	FOREIGN KEY (`atRelease`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`indicator`) REFERENCES `indicators`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area`) REFERENCES `areas`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source`) REFERENCES `sources`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `producers` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`nameEn` text NOT NULL,
	`nameZh` text NOT NULL,
	`shortEn` text NOT NULL,
	`shortZh` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `producers_id_unique` ON `producers` (`id`);--> statement-breakpoint
CREATE TABLE `releaseFiles` (
	`release` integer NOT NULL,
	`name` text NOT NULL,
	`mediaType` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`release`, `name`),
	FOREIGN KEY (`release`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `releases` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`publishedOn` text NOT NULL,
	`titleEn` text NOT NULL,
	`titleZh` text NOT NULL,
	`notesEn` text NOT NULL,
	`notesZh` text NOT NULL,
	`checksum` text NOT NULL,
	`statements` integer NOT NULL,
	`indicators` integer NOT NULL,
	`sources` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_id_unique` ON `releases` (`id`);--> statement-breakpoint
CREATE TABLE `retired` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`successor` text,
	`reasonEn` text NOT NULL,
	`reasonZh` text NOT NULL,
	`release` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `series` (
	`indicator` integer NOT NULL,
	`area` integer NOT NULL,
	`frequency` integer NOT NULL,
	`lane` integer NOT NULL,
	`firstPeriod` text NOT NULL,
	`lastPeriod` text NOT NULL,
	`periods` integer NOT NULL,
	`statements` integer NOT NULL,
	PRIMARY KEY(`indicator`, `area`, `frequency`, `lane`),
	FOREIGN KEY (`indicator`) REFERENCES `indicators`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area`) REFERENCES `areas`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sources` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`publisher` text NOT NULL,
	`producer` integer,
	`url` text,
	`publishedOn` text NOT NULL,
	`publishedPrecision` integer NOT NULL,
	`accessedOn` text NOT NULL,
	`language` text NOT NULL,
	`tier` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`producer`) REFERENCES `producers`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_id_unique` ON `sources` (`id`);--> statement-breakpoint
CREATE TABLE `topics` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`nameEn` text NOT NULL,
	`nameZh` text NOT NULL,
	`definitionEn` text NOT NULL,
	`definitionZh` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `topics_id_unique` ON `topics` (`id`);--> statement-breakpoint
CREATE TABLE `units` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`nameEn` text NOT NULL,
	`nameZh` text NOT NULL,
	`standard` text,
	`displayEn` text NOT NULL,
	`displayZh` text NOT NULL,
	`words` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `units_id_unique` ON `units` (`id`);