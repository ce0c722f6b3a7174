CREATE TABLE `checks` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `checks_id_unique` ON `checks` (`id`);--> statement-breakpoint
ALTER TABLE `observations` ADD `previous` integer REFERENCES sources(key);--> statement-breakpoint
ALTER TABLE `pastStandings` ADD `previous` integer REFERENCES sources(key);