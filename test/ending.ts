// Vitest ends a worker by a signal. Folders, processes and browsers that end with the process do so at its exit, which a signal
// by itself does not bring. Set up once, though the file is run before each test file.
if (process.listenerCount('SIGTERM') === 0) process.once('SIGTERM', () => process.exit());
