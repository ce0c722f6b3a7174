ALTER TABLE `producers` ADD `definition` text NOT NULL;--> statement-breakpoint
ALTER TABLE `units` ADD `definition` text NOT NULL;