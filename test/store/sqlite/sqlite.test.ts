import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { describeStore } from '../contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
afterAll(() => rmSync(folder, { recursive: true }));

describeStore('SQLite in memory', () => openSeeded(':memory:', fixtureSeed));
describeStore('SQLite in a file', () => openSeeded(join(folder, 'indicators.sqlite'), fixtureSeed));
