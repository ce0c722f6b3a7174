import { buildFile } from '../../../src/store/seed/file/write-database.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';

/** A program that builds the database file of its argument from the made-up seed, as a starting server does. */
buildFile(process.argv[2] ?? '', fixtureSeed);
