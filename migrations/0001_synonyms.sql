CREATE TABLE `synonyms` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`en` text NOT NULL,
	`zh` text NOT NULL,
	`ignored` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `synonyms_id_unique` ON `synonyms` (`id`);