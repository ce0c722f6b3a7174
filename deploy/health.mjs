// Exits 0 when the server on this machine is ready (or answers the path that is given with a success), otherwise 1.
const [path = '/readyz'] = process.argv.slice(2);
const address = `http://127.0.0.1:${process.env.PORT || 3000}${path}`;
const answer = await fetch(address, { signal: AbortSignal.timeout(4000) }).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
