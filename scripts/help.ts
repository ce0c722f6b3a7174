/** Prints what each script of package.json is for. */
import { readFileSync } from 'node:fs';
import { descriptions } from './descriptions.ts';

const file = new URL('../package.json', import.meta.url);
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'));
console.log('npm start and npm test, all others by npm run NAME; options behind --:\n');
for (const name of Object.keys(scripts)) console.log(`  ${name.padEnd(14)} ${descriptions[name] ?? ''}`);
