import { fileURLToPath } from 'node:url';

// The processes that tests start find the sources compiled, as under `npm start`. This process does not, as it was started
// without: V8 reports coverage of cached functions wrongly.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url));
