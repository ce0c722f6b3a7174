CREATE TABLE `areaYears` (
	`area` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`area`) REFERENCES `areas`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
