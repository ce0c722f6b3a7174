/**
 * Loads a server with the dearest requests, slow clients, aborts and mixed load, kills its workers, and looks whether what the
 * documentation promises holds: `npm run test:load`, `npm run test:load -- --short`, or `npm run test:load -- soak` for some
 * sections. Measures /proc, so it needs Linux.
 */
import { runSections } from '../running/promises.ts';
import { aborts } from './aborts.ts';
import { expensive } from './expensive.ts';
import { slowClients } from './slow-clients.ts';
import { soak } from './soak.ts';
import { workers } from './workers.ts';

await runSections('Load', { expensive, aborts: () => aborts(), workers, slow: slowClients, soak });
