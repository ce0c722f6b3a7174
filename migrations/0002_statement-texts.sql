ALTER TABLE `observations` ADD `displayEn` text NOT NULL;--> statement-breakpoint
ALTER TABLE `observations` ADD `displayZh` text NOT NULL;--> statement-breakpoint
ALTER TABLE `observations` ADD `sentenceEn` text NOT NULL;--> statement-breakpoint
ALTER TABLE `observations` ADD `sentenceZh` text NOT NULL;