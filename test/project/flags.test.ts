import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { read } from './files.ts';

describe('what V8 is told once the server listens', () => {
  it('is known to the pinned one, which else would only say so and go on', () => {
    const flags = [...read('src/serve.ts').matchAll(/'--([a-z-]+)(?:=\d+)?'/g)].map(([, name]) => name);
    expect(flags.length).toBeGreaterThan(3);
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    for (const flag of flags) expect(known).toContain(`  --${flag?.replace(/^no-/, '')} `);
  });
});
