ALTER TABLE `indicators` ADD `national` text;--> statement-breakpoint
ALTER TABLE `indicators` ADD `comparableAreas` integer NOT NULL;