-- What all builds share. Run before every build, under its lock.
CREATE SCHEMA IF NOT EXISTS "indicators";
-- The newest build is the one that is served; its tables are in the schema build_<number>.
CREATE TABLE IF NOT EXISTS "indicators"."builds" (
  "number" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "seed" text COLLATE "C" NOT NULL,
  "layout" text COLLATE "C" NOT NULL,
  "release" text COLLATE "C" NOT NULL,
  "builtAt" timestamptz NOT NULL DEFAULT now()
);
-- The files of local imports, as they are in the folder of imports beside a SQLite file.
CREATE TABLE IF NOT EXISTS "indicators"."imports" (
  "path" text COLLATE "C" PRIMARY KEY,
  "content" text NOT NULL
);
-- One row: the secret that seals cursors, unless CURSOR_KEY is set.
CREATE TABLE IF NOT EXISTS "indicators"."cursorKey" (
  "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
  "key" text COLLATE "C" NOT NULL
);
