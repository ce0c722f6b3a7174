CREATE TABLE `areas` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`level` text NOT NULL,
	`gbCode` text,
	`parent` text,
	`inNationalFigures` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `areas_id_unique` ON `areas` (`id`);--> statement-breakpoint
CREATE TABLE `build` (
	`seed` text PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `checks` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `checks_id_unique` ON `checks` (`id`);--> statement-breakpoint
CREATE TABLE `concepts` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL,
	`why` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `concepts_id_unique` ON `concepts` (`id`);--> statement-breakpoint
CREATE TABLE `evidences` (
	`key` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `indicators` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL,
	`unit` text NOT NULL,
	`topic` text NOT NULL,
	`producer` text NOT NULL,
	`coProducers` text NOT NULL,
	`nature` text NOT NULL,
	`covers` text,
	`months` integer,
	`concept` text,
	`differs` text,
	`growthOf` text,
	`equivalentOf` text,
	`shareOf` text,
	`binary` integer NOT NULL,
	`signed` integer NOT NULL,
	`comparable` integer NOT NULL,
	`breaks` text NOT NULL,
	`discontinued` text,
	`note` text,
	`retired` text,
	FOREIGN KEY (`unit`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`concept`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `indicators_id_unique` ON `indicators` (`id`);--> statement-breakpoint
CREATE TABLE `producers` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`short` text NOT NULL,
	`people` text NOT NULL,
	`scattered` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `producers_id_unique` ON `producers` (`id`);--> statement-breakpoint
CREATE TABLE `releaseFiles` (
	`release` integer NOT NULL,
	`name` text NOT NULL,
	`mediaType` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`content` blob,
	PRIMARY KEY(`release`, `name`),
	FOREIGN KEY (`release`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `releases` (
	`id` text NOT NULL,
	`sequence` integer PRIMARY KEY NOT NULL,
	`publishedOn` text NOT NULL,
	`title` text NOT NULL,
	`notes` text NOT NULL,
	`checksum` text NOT NULL,
	`counts` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_id_unique` ON `releases` (`id`);--> statement-breakpoint
CREATE TABLE `retired` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`successor` text,
	`reason` text NOT NULL,
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
	`arrivals` text NOT NULL,
	PRIMARY KEY(`indicator`, `area`, `frequency`, `lane`),
	FOREIGN KEY (`indicator`) REFERENCES `indicators`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area`) REFERENCES `areas`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `setAside` (
	`key` integer PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`line` integer NOT NULL,
	`message` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sources` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`publisher` text NOT NULL,
	`publisherZh` text,
	`producer` text,
	`url` text,
	`publishedOn` text NOT NULL,
	`publishedPrecision` text NOT NULL,
	`accessedOn` text NOT NULL,
	`language` text NOT NULL,
	`tier` text NOT NULL,
	`note` text,
	`copyOf` text,
	FOREIGN KEY (`producer`) REFERENCES `producers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_id_unique` ON `sources` (`id`);--> statement-breakpoint
CREATE TABLE `topics` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `topics_id_unique` ON `topics` (`id`);--> statement-breakpoint
CREATE TABLE `units` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`standard` text,
	`display` text NOT NULL,
	`words` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `units_id_unique` ON `units` (`id`);--> statement-breakpoint
CREATE TABLE `observations` (
	`number` integer PRIMARY KEY NOT NULL,
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
	`compiledOn` integer,
	`relation` integer NOT NULL,
	`currentFrom` integer,
	`currentTo` integer,
	`previous` integer,
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
	`fromRelease` integer NOT NULL,
	`toRelease` integer,
	`corrections` text NOT NULL,
	`withdrawn` text,
	`evidence` integer NOT NULL,
	`displayEn` text NOT NULL,
	`displayZh` text NOT NULL,
	`sentenceEn` text NOT NULL,
	`sentenceZh` text NOT NULL,
	FOREIGN KEY (`indicator`) REFERENCES `indicators`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area`) REFERENCES `areas`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source`) REFERENCES `sources`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`previous`) REFERENCES `sources`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`onBehalfOf`) REFERENCES `producers`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`release`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromRelease`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toRelease`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence`) REFERENCES `evidences`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kindKnown" CHECK("observations"."kind" BETWEEN 0 AND 4),
	CONSTRAINT "qualifierKnown" CHECK("observations"."qualifier" BETWEEN 0 AND 5),
	CONSTRAINT "valueOrReason" CHECK(("observations"."value" IS NULL) = ("observations"."missingReason" IS NOT NULL)),
	CONSTRAINT "boundsInOrder" CHECK("observations"."lower" IS NULL OR "observations"."upper" IS NULL OR "observations"."lower" <= "observations"."upper"),
	CONSTRAINT "periodInOrder" CHECK("observations"."periodStart" <= "observations"."periodEnd"),
	CONSTRAINT "releasesInOrder" CHECK("observations"."release" <= "observations"."fromRelease" AND "observations"."fromRelease" < coalesce("observations"."toRelease", 1e9)),
	CONSTRAINT "currentInOrder" CHECK("observations"."currentTo" IS NULL OR "observations"."currentFrom" <= "observations"."currentTo")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `observationsInOrder` ON `observations` (`indicator`,`area`,`frequency`,`periodStart`,`periodEnd`,`lane`,`publishedOn`,`source`,`fromRelease`);--> statement-breakpoint
CREATE INDEX `observationsBySource` ON `observations` (`source`);--> statement-breakpoint
CREATE TABLE `pastEvidence` (
	`statement` integer NOT NULL,
	`fromRelease` integer NOT NULL,
	`toRelease` integer,
	`since` integer NOT NULL,
	`until` integer,
	`evidence` integer NOT NULL,
	PRIMARY KEY(`statement`, `fromRelease`, `since`),
	FOREIGN KEY (`statement`) REFERENCES `observations`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromRelease`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toRelease`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence`) REFERENCES `evidences`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pastStandings` (
	`statement` integer NOT NULL,
	`atRelease` integer NOT NULL,
	`relation` integer NOT NULL,
	`currentFrom` integer,
	`currentTo` integer,
	`previous` integer,
	PRIMARY KEY(`statement`, `atRelease`),
	FOREIGN KEY (`statement`) REFERENCES `observations`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`atRelease`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`previous`) REFERENCES `sources`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
